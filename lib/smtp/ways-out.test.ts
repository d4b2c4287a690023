import { describe, expect, test } from "vitest";
import { networkUses, sourceOf, sourcesIn } from "#testing/network-uses.ts";

// Which code goes out to the network, as the code itself says. Whoever adds to this list goes through the guard.

const sources = sourcesIn("app", "components", "lib", "scripts");

const found = Object.fromEntries(
  sources.map((path) => [path, networkUses(path)] as const).filter(([, uses]) => uses.length > 0),
);

const isBrowser = (path: string) => path.startsWith("components/");

test("one file opens connections, and one looks up the names of mail servers", () => {
  expect(Object.fromEntries(Object.entries(found).filter(([path]) => !isBrowser(path)))).toEqual({
    // The only place that opens a socket, and only to addresses that it is given.
    "lib/smtp/connect.ts": ["net.connect", "tls.connect"],
    // The only lookup by the system, right before the check.
    "lib/smtp/guard.ts": ["dns/promises.lookup"],
    // Speaks over a socket that is open already.
    "lib/smtp/session.ts": ["nodemailer/lib/smtp-connection"],
    "lib/smtp/compose-message.ts": ["nodemailer/lib/mail-composer"],
    "lib/mailbox/discovery/fetch-text.ts": ["https.request"],
    // Questions to the name servers of this machine; nobody is connected to by their answers.
    "lib/mailbox/discovery/inquiry.ts": ["dns/promises.Resolver"],
    "lib/mailbox/domain-check/check-domain.ts": ["dns/promises.Resolver"],
  });
});

test("a request of the web goes over a socket that it is given, never over one of its own", () => {
  const text = sourceOf("lib/mailbox/discovery/fetch-text.ts");
  expect(text.match(/\brequest\(/g)).toHaveLength(1);
  expect(text).toContain("createConnection: () => socket");
  expect(text).not.toMatch(/\bagent:/);
});

test("so does every session with a mail server", () => {
  const text = sourceOf("lib/smtp/session.ts");
  expect(text.match(/new SMTPConnection\(/g)).toHaveLength(1);
  expect(text).toContain("connection: socket,");
});

test("connections are opened by the guarded way alone", () => {
  const callers = sources.filter((path) => /\bconnectTcp\(/.test(sourceOf(path)));
  expect(callers.sort()).toEqual([
    "lib/mailbox/discovery/fetch-text.ts",
    "lib/smtp/connect.ts",
    "lib/smtp/reach.ts",
  ]);
});

test("the browser asks this app alone", () => {
  const browser = Object.entries(found).filter(([path]) => isBrowser(path));
  expect(new Set(browser.flatMap(([, uses]) => uses))).toEqual(new Set(["fetch", "EventSource"]));
  for (const [path] of browser)
    expect(sourceOf(path)).not.toMatch(/(fetch|EventSource)\(\s*[`"'](https?:)?\/\//);
});

describe("the look into the code sees", () => {
  test.each([
    ['import net from "node:net"; net.connect(25)', ["net.connect"]],
    ['import { connect as c } from "net";', ["net.connect"]],
    ['import * as tls from "node:tls"; const { connect } = tls;', ["tls.*"]],
    ['const x = await import("node:http");', ["node:http.*"]],
    ['require("dns")', ["dns.*"]],
    ["await fetch(url)", ["fetch"]],
    ["globalThis.fetch(url)", ["fetch"]],
    ["new WebSocket(url)", ["WebSocket"]],
    ['import nodemailer from "nodemailer";', ["nodemailer"]],
    ['import { request } from "undici";', ["undici"]],
    ['import dgram from "node:dgram"; dgram.createSocket("udp4")', ["dgram.createSocket"]],
    // And nothing in what is none.
    ['import type net from "node:net"; let s: net.Socket', []],
    ['import { type Socket, isIP } from "node:net"; isIP("")', []],
    ['import net from "node:net"; let s: net.Socket; s instanceof net.Socket', []],
    ['import { createServer } from "node:http"; createServer()', []],
  ])("%s", (text, uses) => {
    expect(networkUses("x.ts", text)).toEqual(uses);
  });
});
