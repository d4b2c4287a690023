import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Zone } from "#testing/dns-server.ts";
import type { Page } from "#testing/https-stub.ts";
import { configFile, nothing, paths, publicly, startSmallInternet } from "#testing/small-internet.ts";
import { parseHost } from "../host.ts";

describe("what a file may say", () => {
  const saying = async (text: Page, zone: Zone = { "smtp.firma.example": publicly }) =>
    (await startSmallInternet({ zone, pages: { [paths.autoconfig]: text } })).discover();

  test("placeholders become parts of the address", async () => {
    const text = configFile("smtp.%EMAILDOMAIN%", { username: "%EMAILLOCALPART%" });
    expect(await saying(text)).toMatchObject({ host: "smtp.firma.example", username: "jan" });
  });

  test("only servers that take a password count; where there is none, that is said", async () => {
    const oauth = configFile("smtp.office365.com", { port: "587", socket: "STARTTLS", auth: "OAuth2" });
    expect(await saying(oauth)).toEqual({
      outcome: "passwordless",
      domain: "firma.example",
      provider: "microsoft365",
      source: "autoconfig",
    });
  });

  test("a server of private Outlook takes none, whatever the file says", async () => {
    const zone = { "smtp-mail.outlook.com": publicly };
    const text = configFile("smtp-mail.outlook.com", { port: "587", socket: "STARTTLS" });
    expect(await saying(text, zone)).toMatchObject({ outcome: "passwordless", provider: "outlook" });
  });

  test.each([
    ["without encryption", configFile("smtp.firma.example", { port: "25", socket: "plain" })],
    ["at a port that is not for sending", configFile("smtp.firma.example", { port: "993" })],
    ["at a port that there is not", configFile("smtp.firma.example", { port: "99999" })],
    ["that does not exist", configFile("nobody.firma.example")],
    ["in the private network", configFile("10.0.0.1")],
    ["at this machine", configFile("localhost")],
    ["in a DOCTYPE's entity", `<!DOCTYPE a [<!ENTITY h "smtp.firma.example">]>${configFile("&h;")}`],
    ["packed, so that it could be a bomb", gzipSync(configFile("smtp.firma.example"))],
  ])("a server %s is not taken", async (_where, text) => {
    expect(await saying(text)).toEqual(nothing);
  });

  test("whatever bytes come, the answer is a server that can be such, or none", async () => {
    let bytes: Uint8Array = new Uint8Array();
    const { discover } = await startSmallInternet({
      zone: { "smtp.firma.example": publicly },
      pages: { [paths.autoconfig]: (_request, response) => void response.writeHead(200).end(bytes) },
    });
    const good = Buffer.from(configFile("smtp.firma.example"));
    const damaged = fc.tuple(fc.nat(good.length), fc.uint8Array({ maxLength: 40 })).map(([place, put]) => {
      return Buffer.concat([good.subarray(0, place), put, good.subarray(place + put.length)]);
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged, fc.uint8Array({ maxLength: 2_000 })), async (sent) => {
        bytes = sent;
        const discovery = await discover();
        if (discovery.outcome !== "found") return;
        expect(parseHost(discovery.host)).toEqual({ host: discovery.host });
        expect([25, 465, 587, 2465, 2525, 2587]).toContain(discovery.port);
      }),
      { numRuns: 150 },
    );
  });
});

describe("service records", () => {
  test.each<[string, Zone]>([
    ["say by a dot that there is none", { "_submissions._tcp.firma.example": { SRV: [[0, 0, 0, "."]] } }],
    [
      "lead into the private network",
      {
        "_submissions._tcp.firma.example": { SRV: [[1, 1, 465, "intranet.example"]] },
        "intranet.example": { A: ["192.168.1.10"] },
      },
    ],
    [
      "lead to a port that is not for sending",
      {
        "_submission._tcp.firma.example": { SRV: [[1, 1, 22, "ssh.example"]] },
        "ssh.example": publicly,
      },
    ],
    ["lead to nobody", { "_submissions._tcp.firma.example": { SRV: [[1, 1, 465, "nobody.example"]] } }],
    ["lead to numbers", { "_submissions._tcp.firma.example": { SRV: [[1, 1, 465, "10.0.0.1"]] } }],
  ])("that %s are not taken", async (_what, zone) => {
    expect(await (await startSmallInternet({ zone })).discover()).toEqual(nothing);
  });
});

test("a domain that takes no mail (RFC 7505) tells no provider", async () => {
  const { discover } = await startSmallInternet({ zone: { "firma.example": { MX: [[0, "."]] } } });
  expect(await discover()).toEqual(nothing);
});
