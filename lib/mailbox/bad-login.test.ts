import { afterEach, describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { at, expectRefused, saved, type Typed, tested } from "#testing/mailbox-doors.ts";
import { expectNoPassword } from "#testing/password-traces.ts";
import { type ScriptedPeer, startScriptedPeer } from "#testing/scripted-peer.ts";
import { named } from "#testing/shown.ts";
import { checkMailbox } from "./check-mailbox.ts";

// Passwords and user names as people have them: what is taken reaches the server exactly so, the rest reaches nobody.

await testDatabase();

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function peerOf(script: Parameters<typeof startScriptedPeer>[0] = {}): Promise<ScriptedPeer> {
  const peer = await startScriptedPeer(script);
  closing.push(peer.close);
  return peer;
}

/** What the server was given: `\0name\0password` of each login (RFC 4616). */
function logins({ heard }: ScriptedPeer): string[] {
  const lines = heard.filter((line) => line.startsWith("AUTH"));
  return lines.map((line) => Buffer.from(line.replace("AUTH PLAIN ", ""), "base64").toString());
}

/** Saved, tested with what was saved, and checked: three times the server gets exactly this. */
async function expectGiven(typed: Typed, username: string, password: string): Promise<void> {
  const peer = await peerOf();
  const company = testCompany();
  const view = await saved({ ...typed, ...at(peer) }, company);
  if (!("value" in view)) throw new Error("it was not saved");
  const again = { ...typed, ...at(peer), id: view.value.id };
  const kept = await tested({ ...again, password: "" }, company);
  const fresh = await tested(again, company);
  for (const outcome of [kept, fresh]) expect(outcome).toMatchObject({ result: { outcome: "accepted" } });
  expect(await checkMailbox(await company, view.value)).toEqual({ works: true });
  expect(logins(peer)).toEqual(Array.from({ length: 3 }, () => `\0${username}\0${password}`));
  const events = await db().auditEvent.findMany({ where: { companyId: (await company).id } });
  if (password.length > 3) expectNoPassword({ username, password }, kept, fresh, events, view);
}

describe("the password", () => {
  test.each(
    named([
      ["abcd efgh ijkl mnop"],
      ["abcd\u00a0efgh\u00a0ijkl"],
      [" začíná a končí mezerou "],
      [`"uvozovky" 'a' \\ $ % & : = + /`],
      ["žluťoučký kůň".normalize("NFC")],
      ["žluťoučký kůň".normalize("NFD")],
      ["klíč 🔑 👩‍👩‍👧"],
      ["p"],
      ["=?utf-8?Q?heslo?="],
      ["x%41+b c".repeat(512)],
    ]),
  )("%s reaches the server exactly so", (_name, password) => expectGiven({ password }, "jmeno", password));

  test.each(named([["abcd efgh ijkl mnop"], ["abcd\u00a0efgh\u00a0ijkl\u00a0mnop"]]))(
    "%s of Gmail is sixteen letters, saved or not",
    (_name, password) => expectGiven({ password, provider: "gmail" }, "jmeno", "abcdefghijklmnop"),
  );

  test.each(
    named([
      ["tajne\0heslo", "passwordControl"],
      ["tajne-heslo\n", "passwordControl"],
      ["tajne\r\nMAIL FROM:<a@b.example>", "passwordControl"],
      ["tajne\ud83d", "brokenCharacters"],
      ["••••••••", "passwordMask"],
      ["x".repeat(4_097), "tooLong?max=4096"],
      ["x".repeat(1_000_000), "tooLong?max=4096"],
    ]),
  )("%s is refused before anybody hears it", async (_name, password, sentence) => {
    const peer = await peerOf();
    await expectRefused({ ...at(peer), password }, "password", sentence);
    expect(peer.heard).toEqual([]);
  });
});

describe("the username", () => {
  test.each(named([["jan"], ["DOMAIN\\user"], ["žluťoučký"], ["a b"], ["u".repeat(320)]]))(
    "%s reaches the server exactly so",
    (_name, username) => expectGiven({ username }, username, "tajne-heslo-42"),
  );

  test.each(
    named([
      ["jan\0", "controlCharacters"],
      ["jan\r\nMAIL FROM:<a@b.example>", "controlCharacters"],
      ["u".repeat(321), "tooLong?max=320"],
    ]),
  )("%s is refused before anybody hears it", async (_name, username, sentence) => {
    const peer = await peerOf();
    await expectRefused({ ...at(peer), username }, "username", sentence);
    expect(peer.heard).toEqual([]);
  });
});
