import { afterEach, describe, expect, test } from "vitest";
import { makeSelfSigned, trusting } from "#testing/certificates.ts";
import { authority } from "#testing/peer-ports.ts";
import { type Script, type ScriptedPeer, startScriptedPeer } from "#testing/scripted-peer.ts";
import { inspectCertificate } from "./inspect-certificate.ts";

let peer: ScriptedPeer;
afterEach(() => peer.close());

async function inspect(script: Script, patienceMs = 5_000) {
  peer = await startScriptedPeer(script);
  return inspectCertificate(peer.server, AbortSignal.timeout(patienceMs));
}

describe.each(["ssl", "starttls"] as const)("a certificate shown by %s", (encryption) => {
  test("can be looked at before it is trusted, and nothing is sent for that", async () => {
    const certificate = makeSelfSigned({ names: ["mail.firma.example", "127.0.0.1"] });
    const shown = await inspect({ encryption, certificate });
    expect(shown?.facts).toMatchObject({
      subject: "mail.firma.example",
      issuer: "mail.firma.example",
      names: ["mail.firma.example", "127.0.0.1"],
      selfSigned: true,
    });
    expect(trusting({ cert: shown?.pem ?? "" })).toEqual({
      pem: certificate.cert,
      fingerprint256: shown?.facts.fingerprint256,
    });
    const days =
      (Date.parse(shown?.facts.validTo ?? "") - Date.parse(shown?.facts.validFrom ?? "")) / 86_400_000;
    expect(days).toBeCloseTo(31, 1);
    expect(peer.heard.join()).not.toMatch(/AUTH|MAIL/);
  });

  test.each([
    ["expired", { notAfter: new Date(Date.now() - 3_600_000) }],
    ["another host's", { names: ["mail.jinde.example"] }],
  ])("is shown though %s", async (_name, order) => {
    const shown = await inspect({ encryption, certificate: authority.issue(order) });
    expect(shown?.facts).toMatchObject({ issuer: "Obalka Test CA", selfSigned: false });
  });

  test("is shown by a server that falls silent right after", async () => {
    const moves = { ehlo: ["250 STARTTLS", "silence"] };
    expect(await inspect({ encryption, ...(encryption === "starttls" && { moves }) })).toBeDefined();
  });
});

test.each<[string, Script]>([
  ["that refuses STARTTLS", { encryption: "starttls", moves: { starttls: "454 later" } }],
  ["that is no mail server", { encryption: "starttls", moves: { greeting: "SSH-2.0-x" } }],
  ["without encryption", { encryption: "none" }],
  ["that is silent", { encryption: "starttls", moves: { greeting: "silence" } }],
])("of a server %s there is none to show", async (_name, script) => {
  expect(await inspect(script, 300)).toBeUndefined();
});

test("the private network is not looked at", async () => {
  peer = await startScriptedPeer();
  const server = { ...peer.server, port: 5432 };
  expect(await inspectCertificate(server, AbortSignal.timeout(1_000))).toBeUndefined();
  expect(peer.heard).toEqual([]);
});
