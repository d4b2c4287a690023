import { expect, onTestFinished, test } from "vitest";
import { authority } from "#testing/peer-ports.ts";
import { startScriptedPeer } from "#testing/scripted-peer.ts";
import { here, nothing, startSmallInternet } from "#testing/small-internet.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import type { SmtpEnd } from "./network.ts";

const guessing = async (...ends: SmtpEnd[]) =>
  startSmallInternet({ zone: { localhost: here }, guesses: ends });

test.each(["ssl", "starttls"] as const)(
  "a server that answers where one usually is: %s",
  async (encryption) => {
    const peer = await startSmtpPeer({ encryption });
    onTestFinished(peer.close);
    const { host, port } = peer.server;
    const { discover } = await startSmallInternet({
      zone: { localhost: here },
      guesses: [{ host, port, encryption }],
    });
    expect(await discover()).toMatchObject({
      outcome: "found",
      source: "guess",
      certainty: "guess",
      host,
      port,
      encryption,
    });
    expect(peer.connections).toBe(1);
    expect(peer.logins).toEqual([]);
  },
);

test("the likeliest of those that answer is taken", async () => {
  const [first, second] = await Promise.all([startSmtpPeer(), startSmtpPeer({ encryption: "starttls" })]);
  const web = await startScriptedPeer({ moves: { greeting: "HTTP/1.1 400 Bad Request" } });
  onTestFinished(first.close);
  onTestFinished(second.close);
  onTestFinished(web.close);
  const end = ({ host, port, encryption }: typeof first.server) => ({
    host,
    port,
    encryption: encryption === "ssl" ? ("ssl" as const) : ("starttls" as const),
  });
  const { discover } = await guessing(end(web.server), end(second.server), end(first.server));
  expect(await discover()).toMatchObject({ outcome: "found", port: second.server.port });
});

test("a server whose certificate is another's is none", async () => {
  const peer = await startSmtpPeer({ certificate: authority.issue({ names: ["mail.jinde.example"] }) });
  onTestFinished(peer.close);
  const { discover } = await guessing({ host: "localhost", port: peer.server.port, encryption: "ssl" });
  expect(await discover()).toEqual(nothing);
  expect(peer.logins).toEqual([]);
});

test("nobody knocks where the network is private", async () => {
  const { discover } = await startSmallInternet({
    zone: { "smtp.firma.example": { A: ["10.0.0.1"] } },
    guesses: [{ host: "smtp.firma.example", port: 465, encryption: "ssl" }],
  });
  expect(await discover()).toEqual(nothing);
});
