import { afterEach, describe, expect, test } from "vitest";
import { badHosts, namesThatLeadInside } from "#testing/bad-hosts.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { inTime } from "#testing/in-time.ts";
import { at, expectRefused, saved, type Typed, tested } from "#testing/mailbox-doors.ts";
import { knowOnly } from "#testing/names.ts";
import { authority } from "#testing/peer-ports.ts";
import { type ScriptedPeer, startScriptedPeer } from "#testing/scripted-peer.ts";
import { expectSentence } from "#testing/sentences.ts";
import { named, shown } from "#testing/shown.ts";
import { startTrap } from "#testing/trap.ts";
import { checkMailbox } from "./check-mailbox.ts";
import { mailboxState } from "./health.ts";
import { readDefaultMailbox } from "./read-mailbox.ts";

// What may be typed or sent, through the same doors as the screen's: schema, then saving, checking, testing.

const database = await testDatabase();
const asked = knowOnly({
  ...namesThatLeadInside,
  "verejna.example": [["9.9.9.9"]],
  "vrtkava.example": [["127.0.0.1"], ["127.0.0.9"]],
});

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function peerOf(script: Parameters<typeof startScriptedPeer>[0] = {}): Promise<ScriptedPeer> {
  const peer = await startScriptedPeer(script);
  closing.push(peer.close);
  return peer;
}

/** It is saved, and each way to use it says what is wrong, at once and without connecting. */
async function expectUseless(typed: Typed, diagnosis: string, field: string): Promise<void> {
  const company = testCompany();
  const acting = await company;
  const view = await saved(typed, company);
  if (!("value" in view)) throw new Error("it was not saved");
  const started = performance.now();
  const check = await checkMailbox(acting, view.value);
  expect(check).toEqual({ works: false, reason: expect.stringMatching(`^diagnosis\\.${diagnosis}\\?`) });
  const outcome = await tested({ ...typed, id: view.value.id, password: "" }, company);
  expect(performance.now() - started).toBeLessThan(inTime(5_000));
  expect(outcome).toMatchObject({
    stages: [{ stage: "resolve", state: "failed" }],
    result: { outcome: "failed", diagnosis, field, repairs: [] },
  });
  if (!check.works) expectSentence(check.reason);
  const row = await readDefaultMailbox(acting);
  expect(row && mailboxState(row)).toBe("failing");
}

describe("the server", () => {
  const cases = badHosts.map((one) => ({ ...one, name: shown(one.typed) }));
  // Side by side: each waits as long as a way inward takes.
  test.concurrent.each(cases)("$name", async (one) => {
    const { typed, problem, diagnosis } = one;
    await using closing = new AsyncDisposableStack();
    const trap = closing.adopt(await startTrap(), (each) => each.close());
    const values = { host: typed, port: String(trap.port) };
    if (!problem) await expectUseless(values, diagnosis, "host");
    else {
      const limits: Record<string, string> = { domainTooLong: "?max=253", domainLabelTooLong: "?max=63" };
      await expectRefused(values, "host", `${problem}${limits[problem] ?? ""}`);
    }
    expect(trap.touched).toBe(0);
  });

  test("may not be the one that holds our data", async () => {
    const { hostname, port } = new URL(database.url);
    await expectUseless({ host: hostname, port }, "privateAddress", "host");
  });

  test("is asked for its address once, so that it cannot become another one", async () => {
    const peer = await peerOf({ certificate: authority.issue({ names: ["vrtkava.example"] }) });
    const outcome = await tested({ ...at(peer), host: "vrtkava.example" });
    expect(outcome).toMatchObject({ result: { outcome: "accepted" } });
    expect(asked.filter((name) => name === "vrtkava.example")).toHaveLength(1);
  });
});

describe("the port", () => {
  test.each(["22", "5432", "1", "65535", "993"])("%s is not asked, though the server is public", (port) =>
    expectUseless({ port }, "portForbidden", "port"),
  );

  test.each(["0", "-1", "65536", "1e3", "587.0", "٥٨٧", "0465"])("%s is none", (port) =>
    expectRefused({ port }, "port", "port"),
  );
});

describe("an address", () => {
  test.each(
    named([
      ["a@y.example, b@z.example", "addressSeveral"],
      ["a@y.example;b@z.example", "addressSeveral"],
      ['"xclow3n@gmail.com x"@internal.domain', "addressOnly"],
      ["a@b@c", "addressSeveral"],
      ["<a@b.example>", "addressOnly"],
      ["x:;", "addressOnly"],
      ["a(c)@b.example", "addressOnly"],
      ["a..b@c.example", "addressName"],
      [`${"a".repeat(65)}@c.example`, "addressNameTooLong?max=64"],
      ["a@[127.0.0.1]", "domainNumeric"],
      ["a@localhost", "domainWithoutDot"],
      ["jörg@firma.example", "addressDiacritics"],
      ["\u202egpj.amrif@a", "addressInvisible"],
      ["a@b.example\r\nRCPT TO:<c@d.example>", "addressInvisible"],
      ["a:".repeat(10_000), "tooLong?max=254"],
      ["a".repeat(1_000_000), "tooLong?max=254"],
      ["", "required"],
    ]),
  )("%s is refused as sender and as recipient", async (_name, typed, sentence) => {
    const peer = await peerOf();
    await expectRefused({ ...at(peer), address: typed }, "address", sentence);
    expect(await tested({ ...at(peer), to: typed })).toEqual({ refused: { to: sentence } });
    expect(peer.heard).toEqual([]);
  });

  test("of an international domain travels in punycode, and one's own may be the recipient", async () => {
    const peer = await peerOf();
    const typed = { ...at(peer), address: "info@Háčky.cz", to: "info@háčky.cz" };
    expect(await tested(typed)).toMatchObject({ result: { outcome: "accepted" } });
    expect(peer.heard).toContain("MAIL FROM:<info@xn--hky-ela4t.cz>");
    expect(peer.heard).toContain("RCPT TO:<info@xn--hky-ela4t.cz>");
  });
});

test("a certificate that is none is refused before anybody hears anything", async () => {
  const peer = await peerOf();
  const trustedCertificate = "-----BEGIN CERTIFICATE-----\nMIIB+/==\n-----END CERTIFICATE-----\n";
  await expectRefused({ ...at(peer), trustedCertificate }, "trustedCertificate", "certificateUnreadable");
  expect(peer.heard).toEqual([]);
});
