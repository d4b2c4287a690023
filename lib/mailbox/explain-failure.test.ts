import { afterAll, describe, expect, test } from "vitest";
import type { SmtpServer } from "#lib/smtp/server.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { inTime } from "#testing/in-time.ts";
import { hearTest, testValues } from "#testing/mailbox.ts";
import { misbehavioursBy, partsOf } from "#testing/misbehaviours.ts";
import { authority } from "#testing/peer-ports.ts";
import { type Script, type ScriptedPeer, startScriptedPeer } from "#testing/scripted-peer.ts";
import { endTest } from "./running-tests.ts";
import type { TestResult } from "./test-events.ts";
import { testMailbox } from "./test-mailbox.ts";

await testDatabase();

// A third of it is for the search, also on a machine that has much to do.
const SHORT_MS = 4_500;
const ssl = { port: 465, encryption: "ssl" } as const;
const starttls = { port: 587, encryption: "starttls" } as const;
const relay = { port: 2525, encryption: "starttls" } as const;
const silent: Script["moves"] = { greeting: "silence" };

// What the search for another way can change, or at least add to.
const refined = ["greetingTimeout", "greetingRefused", "notMailServer"];
const kept = [
  "encryptTimeout",
  "encryptFailed",
  "portSpeaksPlain",
  "starttlsMissing",
  "authNotOffered",
  "loginMethodRefused",
];

const cases = [ssl, starttls].flatMap((way) =>
  misbehavioursBy(way.encryption).flatMap(({ name, script, ending, slow }) => {
    const { stage, id = "" } = partsOf(ending);
    if (![...refined, ...kept].includes(id)) return [];
    const other = way === ssl ? starttls : ssl;
    const expected = refined.includes(id) ? "otherPortAnswers" : id;
    return [{ name, script, slow, stage, way, other, expected }];
  }),
);

// A world on this machine: each host has its name and its real ports, whatever port its server has here.
const hostOf = (index: number) => `pripad-${index}.example`;
const hosts = [
  ...cases.map((_, index) => hostOf(index)),
  "zavrena.example",
  "pada.example",
  "ticha.example",
  "napul.example",
];
const certificate = authority.issue({ names: hosts });
const peers: ScriptedPeer[] = [];
const ways: Record<string, number> = {};
afterAll(() => Promise.all(peers.map((peer) => peer.close())));

async function startPeer(script: Script): Promise<ScriptedPeer> {
  const peer = await startScriptedPeer({ certificate, ...script });
  peers.push(peer);
  return peer;
}

const good = { ssl: await startPeer(ssl), starttls: await startPeer(starttls) };
for (const [index, { script, way, other }] of cases.entries()) {
  const peer = await startPeer({ encryption: way.encryption, ...script() });
  ways[`${hostOf(index)}:${way.port}`] = peer.server.port;
  ways[`${hostOf(index)}:${other.port}`] = good[other.encryption].server.port;
}
ways[`zavrena.example:${starttls.port}`] = good.starttls.server.port;
const lost = await startPeer({ ...ssl, moves: { ehlo: "silence" } });
const mute = await startPeer({ ...starttls, moves: silent });
ways[`ticha.example:${ssl.port}`] = lost.server.port;
for (const { port } of [starttls, relay]) ways[`ticha.example:${port}`] = mute.server.port;
// One port closed, the other silent: what is found out is found out at once, the search takes its time.
ways[`napul.example:${starttls.port}`] = mute.server.port;
// A name that is known, and no port of it open.
ways["pada.example:1"] = 1;

const ends = hosts.flatMap((host) => [ssl, starttls, relay].map(({ port }) => `${host}:${port}`));
process.env.SMTP_ALLOWED_PRIVATE_HOSTS += `,${ends.join()}`;
process.env.OBALKA_TEST_WAYS = JSON.stringify(ways);
await import("#testing/ways.ts");

type Way = Pick<SmtpServer, "port" | "encryption">;

async function tried(host: string, way: Way, slow?: boolean) {
  const values = testValues({ host, ...way, username: "jmeno", password: "tajne-heslo-42" });
  const options = slow ? { limitMs: SHORT_MS } : {};
  return hearTest(await testMailbox(await testCompany(), values, "cs", options));
}

describe.concurrent("with the real limits a server", () => {
  test("that is slow to fail, with neighbours that are silent: all of it ends within 20 s", async () => {
    const started = performance.now();
    const { searched, result } = await tried("ticha.example", ssl);
    expect(performance.now() - started).toBeLessThan(inTime(20_000));
    expect([searched, result]).toMatchObject([true, { diagnosis: "greetingTimeout", repairs: [] }]);
  });
});

describe.concurrent("where another way to the same host answers, that is said and offered: a server that", () => {
  test.each(cases.map((one, index) => ({ ...one, index })))(
    "$name, by $way.encryption: $expected",
    async ({ index, way, other, slow, stage, expected }) => {
      const { stages, searched, result } = await tried(hostOf(index), way, slow);
      expect(stages.at(-1)).toMatchObject({ stage, state: "failed" });
      expect(searched).toBe(true);
      expect(result).toMatchObject({
        outcome: "failed",
        diagnosis: expected,
        repairs: [{ host: hostOf(index), ...other }],
      });
    },
  );
});

describe.concurrent("a server", () => {
  test("whose port is closed: the open one is offered, or it is down", async () => {
    expect((await tried("zavrena.example", ssl)).result).toMatchObject({
      diagnosis: "otherPortAnswers",
      field: "port",
      repairs: [{ host: "zavrena.example", ...starttls }],
    });
    expect((await tried("pada.example", ssl)).result).toMatchObject({
      diagnosis: "serverDown",
      field: "host",
      repairs: [],
    });
  });

  test.each([
    [starttls, "ssl", "portWantsStarttls", "starttls"],
    [ssl, "starttls", "portWantsSsl", "ssl"],
  ] as const)("at the port of %o that is asked by %s: %s", async ({ port }, encryption, diagnosis, right) => {
    const index = cases.findIndex(({ other }) => other.port === port);
    const slow = encryption === "starttls";
    expect((await tried(hostOf(index), { port, encryption }, slow)).result).toMatchObject({
      diagnosis,
      field: "encryption",
      remedy: { kind: "fill", values: { encryption: right } },
    });
  });

  test("that was not looked for to the end is not said to be down", async () => {
    const { searched, result } = await tried("napul.example", ssl, true);
    expect([searched, result]).toMatchObject([true, { outcome: "failed", diagnosis: "connectionRefused" }]);
  });

  test("that is still being looked for when the person stops is not said to be anything", async () => {
    const company = await testCompany();
    const values = testValues(
      { host: "napul.example", ...ssl, username: "jmeno", password: "tajne-heslo-42" },
      { run: "b".repeat(32) },
    );
    const started = performance.now();
    let result: TestResult | undefined;
    for await (const event of await testMailbox(company, values, "cs")) {
      if (event.kind === "searching") await endTest(company, values);
      if (event.kind === "ended") result = event.result;
    }
    expect(result?.outcome).toBe("cancelled");
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});

test("nobody signs in where it was only looked for another way", () => {
  for (const peer of [good.ssl, good.starttls, mute]) expect(peer.heard.join()).not.toMatch(/AUTH|MAIL/);
  expect(good.ssl.heard).not.toEqual([]);
});
