import type { ServerResponse } from "node:http";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { badHosts, namesThatLeadInside } from "#testing/bad-hosts.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order } from "#testing/deliveries.ts";
import { startDnsServer } from "#testing/dns-server.ts";
import { inTime } from "#testing/in-time.ts";
import { saved, tested } from "#testing/mailbox-doors.ts";
import { knowOnly } from "#testing/names.ts";
import { mannered, work } from "#testing/sender-at-work.ts";
import { shown } from "#testing/shown.ts";
import { configFile, here, publicly, startSmallInternet } from "#testing/small-internet.ts";
import { startTrap } from "#testing/trap.ts";
import { checkDomain } from "./domain-check/check-domain.ts";

// Every host of the list through every door (saving, testing, sending, discovery, the check of a domain): a trap that listens on all addresses of this machine stays untouched.

await testDatabase();
knowOnly(namesThatLeadInside);
const trap = await startTrap();
afterAll(() => trap.close());

/** What came of each host, beside what was to come. */
async function expectOfAll<T>(
  expected: (host: (typeof badHosts)[number]) => T,
  deed: (typed: string) => Promise<T>,
) {
  const name = ({ typed }: (typeof badHosts)[number]) => shown(typed);
  const outcomes: (readonly [string, T])[] = [];
  // Some at once: each waits as long as a way inward takes.
  for (let first = 0; first < badHosts.length; first += 10)
    outcomes.push(
      ...(await Promise.all(
        badHosts.slice(first, first + 10).map(async (one) => [name(one), await deed(one.typed)] as const),
      )),
    );
  expect(Object.fromEntries(outcomes)).toEqual(
    Object.fromEntries(badHosts.map((one) => [name(one), expected(one)])),
  );
  expect(trap.touched).toBe(0);
}

const refusal = (problem: string | undefined) => (problem ? `refused: ${problem}` : undefined);
const key = (problem: string | undefined) => problem?.replace(/\?.*/, "");

test("save keeps what is a name and connects to nobody", () =>
  expectOfAll(
    ({ problem }) => refusal(problem) ?? "saved",
    async (typed) => {
      const outcome = await saved({ host: typed, port: String(trap.port) });
      return "refused" in outcome ? `refused: ${key(outcome.refused.host)}` : "saved";
    },
  ));

test.each(["host", "address", "to"])("NUL in the field %s comes to nothing", async (field) => {
  const typed = { [field]: "localhost\0.example", port: String(trap.port) };
  expect(await tested(typed)).toHaveProperty("refused");
  expect(trap.touched).toBe(0);
});

test("test says what is wrong before a socket opens", () =>
  expectOfAll(
    ({ problem, diagnosis }) => refusal(problem) ?? `resolve: ${diagnosis}`,
    async (typed) => {
      const outcome = await tested({ host: typed, port: String(trap.port) });
      if ("refused" in outcome) return `refused: ${key(outcome.refused.host)}`;
      const { stages, result } = outcome;
      return `${stages.map(({ stage }) => stage)}: ${result.outcome === "failed" && result.diagnosis}`;
    },
  ));

test(
  "send, of a row that holds it all the same, stays where it is",
  () =>
    expectOfAll(
      ({ diagnosis }) => `queued at resolve: ${diagnosis}`,
      async (typed) => {
        const { peer, sender } = await mannered();
        await db().mailbox.update({
          where: { id: sender.mailboxId },
          data: { host: typed, port: trap.port },
        });
        const ordered = await order(sender);
        await work(sender);
        const { state, attempts } = await deliveryOf(ordered);
        const [attempt] = attempts;
        expect(peer.connections).toBe(0);
        return `${state} at ${attempt?.stage}: ${attempt?.diagnosis}`;
      },
    ),
  inTime(60_000),
);

test("the check of a domain asks name servers alone, wherever its records lead", async () => {
  const leads = badHosts.map(({ typed }) => `include:${typed} a:${typed} mx:${typed} exists:${typed}`);
  const zone = await startDnsServer({ "*": { TXT: [[`v=spf1 ${leads.slice(0, 9).join(" ")} -all`]] } });
  onTestFinished(zone.close);
  const { signal } = new AbortController();
  for (const { typed } of badHosts)
    expect(await checkDomain(typed, {}, { resolver: zone.resolver(), signal })).toHaveProperty("exists");
  expect(zone.asked.length).toBeGreaterThan(9);
  expect(new Set(zone.asked.map(({ type }) => type))).toEqual(new Set(["TXT"]));
  expect(trap.touched).toBe(0);
});

test("discovery takes it from nobody: neither a file, nor a service record, nor a redirect, nor an alias", async () => {
  const domains = badHosts.map((_, index) => `d${index}.example`);
  const isName = (typed: string) => /^[a-z0-9.-]+$/.test(typed) && typed.length < 200;
  const records = badHosts.flatMap(({ typed }, index) => {
    const target = isName(typed) ? typed : "mistni.example";
    return [
      [`_submissions._tcp.d${index}.example`, { SRV: [[1, 1, trap.port, target]] }],
      [`d${index}.example`, { ...here, MX: [[1, target]] }],
      [`mail.d${index}.example`, { CNAME: target }],
      [`smtp.d${index}.example`, { CNAME: target }],
    ] as const;
  });
  const inside = Object.entries(namesThatLeadInside).map(([name, [addresses = []]]) => {
    const isSix = (address: string) => address.includes(":");
    return [name, { A: addresses.filter((one) => !isSix(one)), AAAA: addresses.filter(isSix) }] as const;
  });
  const pages = badHosts.flatMap(({ typed }, index) => [
    [`autoconfig.d${index}.example/mail/config-v1.1.xml`, configFile(typed, { port: String(trap.port) })],
    [
      `d${index}.example/.well-known/autoconfig/mail/config-v1.1.xml`,
      (_request: unknown, response: ServerResponse) => {
        const location = `https://${isName(typed) ? typed : "mistni.example"}/good`;
        response.writeHead(302, { location }).end();
      },
    ],
  ]);
  const good = "autoconfig.dobry.example/mail/config-v1.1.xml";
  const { discover, web } = await startSmallInternet({
    zone: {
      localhost: here,
      "smtp.dobry.example": publicly,
      ...Object.fromEntries([...records, ...inside]),
    },
    pages: { ...Object.fromEntries(pages), [good]: configFile("smtp.dobry.example") },
    webNames: ["autoconfig.dobry.example", ...domains, ...domains.map((domain) => `autoconfig.${domain}`)],
  });
  // One by one: each has five seconds for all of its questions.
  for (const domain of domains) expect((await discover(`jan@${domain}`)).outcome).toBe("notFound");
  expect(trap.touched).toBe(0);
  expect(web.asked.filter((path) => path.includes("/good"))).toEqual([]);
  // Every one of them was listened to, as a good one is.
  for (const domain of domains) expect(web.asked.join()).toContain(`autoconfig.${domain}/`);
  expect(await discover("jan@dobry.example")).toMatchObject({ outcome: "found", source: "autoconfig" });
});
