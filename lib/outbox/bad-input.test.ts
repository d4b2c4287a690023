import { describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { checkMailbox } from "#lib/mailbox/check-mailbox.ts";
import { mailboxState } from "#lib/mailbox/health.ts";
import { sealPassword } from "#lib/mailbox/password.ts";
import type { Prisma } from "#prisma/client/client.ts";
import { badHosts, namesThatLeadInside } from "#testing/bad-hosts.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order, type Sender, testSender } from "#testing/deliveries.ts";
import { inTime } from "#testing/in-time.ts";
import { knowOnly } from "#testing/names.ts";
import { expectNoPassword } from "#testing/password-traces.ts";
import type { ScriptedPeer } from "#testing/scripted-peer.ts";
import { mailboxOf, scripted, work } from "#testing/sender-at-work.ts";
import { expectSentence } from "#testing/sentences.ts";
import { named, shown } from "#testing/shown.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import { startTrap } from "#testing/trap.ts";

// What no form lets through any more, in rows that hold it all the same: written by an older version, or by hand.

await testDatabase();
knowOnly({ ...namesThatLeadInside, "verejna.example": [["9.9.9.9"]] });

const change = ({ mailboxId: id }: Sender, data: Prisma.MailboxUpdateInput) =>
  db().mailbox.update({ where: { id }, data });

/** Neither a delivery nor a check gets anywhere: both say why, the mailbox rests, nobody was connected to. */
async function expectUnreachable(data: Prisma.MailboxUpdateInput, diagnosis: string): Promise<void> {
  await using closing = new AsyncDisposableStack();
  const peer = closing.adopt(await startSmtpPeer(), (each) => each.close());
  const sender = await testSender(peer.server);
  await change(sender, data);
  const ordered = await order(sender);
  const started = performance.now();
  await work(sender);
  const check = await checkMailbox(sender.company, { id: sender.mailboxId });
  expect(performance.now() - started).toBeLessThan(inTime(5_000));
  const said = expect.stringMatching(`^diagnosis\\.${diagnosis}\\?`);
  const delivery = await deliveryOf(ordered);
  expect(delivery).toMatchObject({
    state: "queued",
    attemptCount: 0,
    reason: said,
    attempts: [{ outcome: "account", stage: "resolve", diagnosis, dotReleasedAt: null }],
  });
  expectSentence(delivery.reason ?? "");
  const mailbox = await mailboxOf(sender);
  expect(mailbox).toMatchObject({ pausedReason: said, pausedUntil: expect.any(Date) });
  expect(mailboxState(mailbox)).toBe("failing");
  expect(check).toEqual({ works: false, reason: said });
  expect(peer.connections).toBe(0);
}

describe("a mailbox whose server is", () => {
  const cases = badHosts.map((one) => ({ ...one, name: shown(one.typed) }));
  // Side by side: each waits as long as a way inward takes.
  test.concurrent.each(cases)("$name: $diagnosis", async (one) => {
    const { typed, diagnosis } = one;
    const trap = await startTrap();
    await expectUnreachable({ host: typed, port: trap.port }, diagnosis);
    expect(trap.touched).toBe(0);
    await trap.close();
  });

  test.each([0, -1, 22, 5432, 65_536, 2_147_483_647])("asked at port %i: portForbidden", (port) =>
    expectUnreachable({ host: "verejna.example", port }, "portForbidden"),
  );

  test.each([0, -1, 65_536])("this machine, asked at port %i: privateAddress", (port) =>
    expectUnreachable({ host: "localhost", port }, "privateAddress"),
  );

  test("public, and would get the message in clear: plaintextForbidden", () =>
    expectUnreachable(
      { host: "verejna.example", port: 25, encryption: "none", username: "", passwordSealed: null },
      "plaintextForbidden",
    ));
});

/** A server that knows one login; whatever else is said to it would show. */
async function knowing(username: string, password: string) {
  const login = `AUTH PLAIN ${Buffer.from(`\0${username}\0${password}`).toString("base64")}`;
  const auth = (line: string) => (line === login ? "235 2.7.0 Accepted" : `535 5.7.8 No: ${line}`);
  return scripted({ moves: { auth } });
}

/** One login, however it ended, and not one word that is not the client's own. */
function expectOneLogin({ heard }: ScriptedPeer): void {
  expect(heard.filter((line) => /^AUTH PLAIN [\w+/]+=*$/.test(line))).toHaveLength(1);
  for (const line of heard) expect(line).toMatch(/^(EHLO|AUTH PLAIN|MAIL FROM:<f|RCPT TO:<eva|DATA|QUIT)/);
}

describe("a password", () => {
  test.each(
    named([
      ["tajne\0heslo"],
      ["tajne-heslo\r\nMAIL FROM:<a@b.example>\r\n"],
      ["tajne\ud83d"],
      ["••••••••"],
      ["tajne ".repeat(200_000)],
    ]),
  )("%s is given as it is, and can smuggle nothing in", async (_name, password) => {
    const { peer, sender } = await knowing("jmeno", password);
    await change(sender, { passwordSealed: sealPassword(password, await mailboxOf(sender)) });
    const ordered = await order(sender);
    const started = performance.now();
    await work(sender);
    expect(performance.now() - started).toBeLessThan(inTime(20_000));
    const delivery = await deliveryOf(ordered);
    expect(delivery.state).toBe("sent");
    expectOneLogin(peer);
    expectNoPassword({ username: "jmeno", password: password.toWellFormed() }, delivery);
  });

  test.each(named([["tajne\0heslo"], ["tajne\r\nheslo"], ["tajne ".repeat(4_000)]]))(
    "%s that the server refuses, and tells on, is known by nobody afterwards",
    async (_name, password) => {
      const { peer, sender } = await knowing("jmeno", "jine heslo");
      await change(sender, { passwordSealed: sealPassword(password, await mailboxOf(sender)) });
      const ordered = await order(sender);
      await work(sender);
      const delivery = await deliveryOf(ordered);
      expect(delivery).toMatchObject({
        state: "queued",
        attempts: [{ stage: "auth", diagnosis: "badCredentials" }],
      });
      expectOneLogin(peer);
      expectNoPassword({ username: "jmeno", password }, delivery, await mailboxOf(sender));
    },
  );

  test("that is not there: passwordMissing, and the server is not even asked", async () => {
    const { peer, sender } = await scripted({});
    await change(sender, { passwordSealed: null });
    const ordered = await order(sender);
    await work(sender);
    expect(await deliveryOf(ordered)).toMatchObject({
      state: "queued",
      attempts: [{ stage: "auth", diagnosis: "passwordMissing" }],
    });
    expect(await mailboxOf(sender)).toMatchObject({ pausedUntil: null });
    expect(peer.heard.join()).not.toContain("AUTH");
  });
});

test.each(named([["jan\r\nRSET"], ["jan\u2028"], ["u".repeat(5_000)]]))(
  "the username %s is given as it is, and can smuggle nothing in",
  async (_name, username) => {
    const { peer, sender } = await knowing(username, "tajne-heslo-42");
    await change(sender, { username });
    const ordered = await order(sender);
    await work(sender);
    expect((await deliveryOf(ordered)).state).toBe("sent");
    expectOneLogin(peer);
  },
);

describe("an address", () => {
  const unfit: [string, string][] = [
    ["a@y.example,b@z.example", "addressMalformed"],
    ["a@y.example;b@z.example", "addressMalformed"],
    ['"xclow3n@gmail.com x"@internal.domain', "addressMalformed"],
    ['"a@b.example"@c.example', "addressMalformed"],
    ["a@b@c.example", "addressMalformed"],
    ["<a@b.example>", "addressMalformed"],
    ["@relay.example:a@b.example", "addressMalformed"],
    ["x:;", "addressMalformed"],
    ["a(c)@b.example", "addressMalformed"],
    ["a..b@c.example", "addressMalformed"],
    [`${"a".repeat(65)}@c.example`, "addressMalformed"],
    ["a@[127.0.0.1]", "addressMalformed"],
    ["a@localhost", "addressMalformed"],
    ["a@b.example>\r\nRCPT TO:<c@d.example", "addressMalformed"],
    ["a@b.example SIZE=1", "addressMalformed"],
    ["a@b.example\n", "addressMalformed"],
    ["", "addressMalformed"],
    ["a:".repeat(1_000), "addressMalformed"],
    ["a".repeat(1_000_000), "addressMalformed"],
    ["jörg@firma.example", "addressNotAscii"],
    ["info@háčky.cz", "addressNotAscii"],
    ["\u202egpj.amrif@a", "addressNotAscii"],
    ["a@gm\u200bail.com", "addressNotAscii"],
  ];

  async function expectRejected(more: Parameters<typeof order>[1], stage: string, diagnosis: string) {
    const { peer, sender } = await scripted({});
    const [bad, next] = [await order(sender, more), await order(sender)];
    await work(sender);
    const delivery = await deliveryOf(bad);
    expect(delivery).toMatchObject({
      state: "rejected",
      attempts: [{ outcome: "refused", stage, diagnosis, dotReleasedAt: null }],
    });
    expectSentence(delivery.reason ?? "");
    // The next message goes out on the same connection, and it was the first that the server heard of.
    expect(await deliveryOf(next)).toMatchObject({ state: "sent" });
    const envelope = peer.heard.filter((line) => /^(MAIL|RCPT)/.test(line));
    expect(envelope.map((line) => line.replace(/ .*(<.*>).*/, " $1"))).toEqual([
      "MAIL <fakturace@firma.example>",
      "RCPT <eva@odberatel.example>",
    ]);
  }

  // The index of the table holds no longer ones.
  const storable = unfit.filter(([typed]) => typed.length < 2_500);

  test.each(named(storable))("%s is no recipient", (_name, address, diagnosis) => {
    const recipients = ["eva@odberatel.example", address].map((each) => ({
      address: each,
      kind: "to" as const,
    }));
    return expectRejected({ recipients }, "recipient", diagnosis);
  });

  test.each(named(unfit))("%s is no sender", (_name, envelopeFrom, diagnosis) =>
    expectRejected({ envelopeFrom }, "sender", diagnosis),
  );

  test("is needed: a message to nobody is rejected", () =>
    expectRejected({ recipients: [] }, "recipient", "addressMalformed"));
});
