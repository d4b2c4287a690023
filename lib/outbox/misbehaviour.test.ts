import { describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { type MailboxState, mailboxState } from "#lib/mailbox/health.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order, testSender } from "#testing/deliveries.ts";
import { heldBytes } from "#testing/held-bytes.ts";
import { inTime } from "#testing/in-time.ts";
import { type Expected, misbehavioursBy, partsOf } from "#testing/misbehaviours.ts";
import { expectNoPassword } from "#testing/password-traces.ts";
import { type Moment, type Script, startScriptedPeer } from "#testing/scripted-peer.ts";
import { mailboxOf, minutesUntil, never, work } from "#testing/sender-at-work.ts";
import type { DeliveryState } from "./schema.ts";

await testDatabase();

const SHORT_MS = 1_000;

/** Minutes that the mailbox rests; "person": until somebody acts. */
type Rest = "person" | number | undefined;
type Fate = { state: DeliveryState; outcome: string; tries: number; health: MailboxState; rest?: Rest };

const refusedForGood = ["noSuchRecipient", "policyRefused", "messageTooLarge", "unknownReply"];
const refusedLogin = [
  "badCredentials",
  "appPasswordNeeded",
  "authNotOffered",
  "loginMethodRefused",
  "unknownReply",
];
/** The server is not there for us now, and nothing tells that the settings are to blame. */
const unavailable = ["serverBusy", "starttlsRefused", "hungUp", "talkTimeout", "brokenReply"];
const laterLogin = ["loginUnavailable", "tooManyLogins"];

/** What must become of a delivery and its mailbox, where an attempt ends so. */
function fateOf(ending: Expected["ending"]): Fate {
  const { outcome, stage = "", id = "" } = partsOf(ending);
  if (outcome === "accepted") return { state: "sent", outcome: "sent", tries: 0, health: "working" };
  if (outcome === "unknown") return { state: "unknown", outcome: "unknown", tries: 0, health: "neverTested" };
  const opening = !["sender", "recipient", "message"].includes(stage);
  const atRest = { state: "queued", outcome: "account", tries: 0 } as const;
  if (id === "dailyLimit") return { ...atRest, health: "paused", rest: 240 };
  if (opening && laterLogin.includes(id)) return { ...atRest, health: "paused", rest: 15 };
  if (opening && unavailable.includes(id)) return { ...atRest, health: "paused", rest: 1 };
  if (opening) return { ...atRest, health: "failing", rest: refusedLogin.includes(id) ? "person" : 1 };
  if (outcome === "failed") return { state: "queued", outcome, tries: 1, health: "neverTested" };
  if (id === "senderNotAllowed") return { state: "rejected", outcome, tries: 0, health: "failing" };
  if (refusedForGood.includes(id)) return { state: "rejected", outcome, tries: 0, health: "working" };
  return { state: "queued", outcome, tries: 1, health: "neverTested" };
}

// The list of all that a mail server can do wrong, against real deliveries. Only what nothing but a deadline ends
// gets a shorter one.
describe.concurrent.each(["ssl", "starttls"] as const)("a delivery by %s to a server that", (encryption) => {
  test.each(misbehavioursBy(encryption))("$name: $ending", async ({ script, ending, slow, large }) => {
    const peer = await startScriptedPeer({ encryption, ...script() });
    try {
      const sender = await testSender(peer.server);
      const ordered = await order(sender, { bytes: large ? 400_000 : 1_000 });
      const started = performance.now();
      await work(sender, { ...never, ...(slow && { deadlineMs: SHORT_MS }) });
      expect(performance.now() - started).toBeLessThan(inTime(slow ? SHORT_MS : 20_000));

      const { stage = null, id = null } = partsOf(ending);
      const fate = fateOf(ending);
      const delivery = await deliveryOf(ordered);
      const mailbox = await mailboxOf(sender);
      expect(delivery).toMatchObject({
        state: fate.state,
        attemptCount: fate.tries,
        reason: reasonOf(fate.state, id),
        attempts: [{ number: 1, outcome: fate.outcome, stage, diagnosis: id, finishedAt: expect.any(Date) }],
      });
      expect(mailboxState(mailbox)).toBe(fate.health);
      expectRest(mailbox, fate.rest, id);

      // The gate stands between "nothing went out" and "nobody knows".
      const [attempt] = delivery.attempts;
      expect(peer.dots).toBeLessThanOrEqual(attempt?.dotReleasedAt ? 1 : 0);
      if (fate.state === "sent" || fate.state === "unknown") expect(attempt?.dotReleasedAt).not.toBeNull();
      if (fate.state === "queued") expect(delivery.dotReleasedAt).toBeNull();

      const dots = peer.dots;
      expect(await work(sender)).toBeUndefined();
      expect(peer.dots).toBe(dots);
      const where = { companyId: sender.company.id };
      expectNoPassword(peer.server, delivery, mailbox, await db().auditEvent.findMany({ where }));
    } finally {
      await peer.close();
    }
  });
});

function reasonOf(state: DeliveryState, id: string | null): unknown {
  if (state === "sent") return null;
  if (state === "unknown") return "diagnosis.replyLost";
  return expect.stringMatching(new RegExp(`^diagnosis\\.${id}\\?host=localhost&port=`));
}

function expectRest(
  { pausedReason, pausedUntil }: { pausedReason: string | null; pausedUntil: Date | null },
  rest: Rest,
  id: string | null,
): void {
  if (rest === undefined) expect(pausedReason).toBeNull();
  else expect(pausedReason).toMatch(new RegExp(`^diagnosis\\.${id}\\?.*&pauses=1$`));
  if (typeof rest !== "number") expect(pausedUntil).toBeNull();
  else expect(Math.abs(minutesUntil(pausedUntil) / rest - 1)).toBeLessThan(0.3);
}

const good = {
  mail: "250 2.1.0 Ok",
  rcpt: "250 2.1.5 Ok",
  data: "354 Go ahead",
  body: "",
  dot: "250 2.0.0 Ok: queued",
} as const;
type Envelope = keyof typeof good;

/** The same misbehaviour, from the second message on a connection on, and only once; undefined where it cannot be. */
function atSecondMessage(script: Script): Script | undefined {
  const moves = Object.entries(script.moves ?? {});
  if (!moves.every(([moment]) => moment in good)) return undefined;
  const later = moves.map(([moment, move]) => {
    const usual = good[moment as Envelope];
    return [moment, [usual, move, usual]];
  });
  return { ...script, moves: Object.fromEntries(later) };
}

const later = misbehavioursBy("ssl").flatMap(({ script, ...one }) => {
  const second = atSecondMessage(script());
  return second?.moves && Object.keys(second.moves).length > 0 ? [{ ...one, second }] : [];
});

describe.concurrent("the second delivery on a connection to a server that", () => {
  test.each(later)("$name: $ending", async ({ second, ending, slow, large }) => {
    const peer = await startScriptedPeer(second);
    try {
      const sender = await testSender(peer.server);
      const first = await order(sender);
      const ordered = await order(sender, { bytes: large ? 400_000 : 1_000 });
      await work(sender, { ...never, ...(slow && { deadlineMs: SHORT_MS }) });
      expect(await deliveryOf(first)).toMatchObject({ state: "sent" });

      const { outcome, stage, id } = partsOf(ending);
      // A connection that is of no use any more before the message has begun is replaced at once.
      const stale = stage === "sender" && (outcome === "failed" || id === "wrongOrder");
      const { state, tries } = stale ? fateOf("accepted") : fateOf(ending);
      const delivery = await deliveryOf(ordered);
      expect(delivery).toMatchObject({ state, attemptCount: tries, attempts: [{ number: 1 }] });
      expect(peer.heard.filter((line) => line.startsWith("EHLO"))).toHaveLength(stale ? 2 : 1);
      const { health } = stale ? fateOf("accepted") : fateOf(ending);
      expect(mailboxState(await mailboxOf(sender))).toBe(health === "neverTested" ? "working" : health);
      expect(peer.dots).toBeLessThanOrEqual(delivery.attempts[0]?.dotReleasedAt ? 2 : 1);
      expect(await work(sender)).toBeUndefined();
    } finally {
      await peer.close();
    }
  });
});

describe("memory stays flat against a server that never ends", () => {
  const MB = 1024 * 1024;
  const endings: [Moment, string][] = [
    ["greeting", "notMailServer"],
    ["ehlo", "notMailServer"],
    ["auth", "brokenReply"],
    ["mail", "brokenReply"],
    ["rcpt", "brokenReply"],
    ["data", "brokenReply"],
    ["dot", "brokenReply"],
  ];
  const floods = { "its line": "2".repeat(16_384), "its lines": "250-x\r\n".repeat(2_048) };

  test.each(Object.entries(floods))("%s, wherever it happens", async (_what, flood) => {
    await against(flood, ["greeting", "notMailServer"]);
    const before = await heldBytes();
    let most = 0;
    for (const ending of endings) most = Math.max(most, await against(flood, ending));
    expect(most).toBeGreaterThan(0);
    expect(most - before).toBeLessThan(20 * MB);
    expect((await heldBytes()) - before).toBeLessThan(4 * MB);
  });

  /** The most that was held while it went on. */
  async function against(flood: string, [moment, diagnosis]: [Moment, string]): Promise<number> {
    let most = 0;
    let pours = 0;
    let pour: NodeJS.Timeout | undefined;
    const pouring = () => {
      pour = setInterval(async () => {
        peer.say({ raw: flood });
        // Looking takes long, so it is done shortly before the end that must come, and seldom after it.
        if (++pours % 50 === 3) most = Math.max(most, await heldBytes());
      }, 1);
      return { raw: flood };
    };
    const peer = await startScriptedPeer({ moves: { [moment]: pouring } });
    const sender = await testSender(peer.server);
    const ordered = await order(sender, { bytes: 100_000 });
    const started = performance.now();
    await work(sender);
    clearInterval(pour);
    await peer.close();
    expect(performance.now() - started).toBeLessThan(inTime(20_000));
    const state = moment === "dot" ? "unknown" : "queued";
    expect(await deliveryOf(ordered)).toMatchObject({ state, attempts: [{ diagnosis }] });
    return most;
  }
});
