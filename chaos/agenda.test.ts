import { expect, test } from "vitest";
import { Agenda, type Life } from "./agenda.ts";

const wanted = { kills: 400, stops: 40, seed: 7, leaseMs: 3_000 };
const happened = { stopped: "somewhere", killed: "somewhere" };

function play(agenda: Agenda): Life[] {
  const lives: Life[] = [];
  while (!agenda.finished) {
    const life = agenda.next();
    lives.push(life);
    agenda.report(life, happened);
  }
  return lives;
}

test("the same seed gives the same fates, another seed others", () => {
  const fates = (seed: number) => JSON.stringify(play(new Agenda({ ...wanted, seed })));
  expect(fates(7)).toBe(fates(7));
  expect(fates(7)).not.toBe(fates(8));
});

test("workers die at each of the eight points, before a mail of many is composed and at any moment, and stop on both sides of the gate", () => {
  const lives = play(new Agenda(wanted));
  const point = (at: string | undefined) => at?.split(":")[0];
  expect(new Set(lives.map(({ end }) => point(end.at)))).toEqual(
    new Set([
      ...["claim", "connect", "auth", "rcpt", "body", "beforeGate", "afterGate", "afterReply"],
      ...["compose", undefined],
    ]),
  );
  const stops = lives.flatMap(({ stop }) => (stop ? [stop] : []));
  expect(stops.map(({ at }) => point(at))).toEqual(expect.arrayContaining(["beforeGate", "afterGate"]));
  expect(Math.min(...stops.map(({ forMs }) => forMs))).toBeGreaterThan(wanted.leaseMs);
});

test("stops are spread over the kills, and some workers end gently", () => {
  const lives = play(new Agenda(wanted));
  const half = lives.slice(0, lives.length / 2).filter(({ stop }) => stop).length;
  expect(half).toBeGreaterThanOrEqual(19);
  expect(half).toBeLessThanOrEqual(22);
  expect(lives.filter(({ end }) => end.signal === "SIGTERM").length).toBeGreaterThan(30);
});

test("what did not happen is tried again, until it has happened as often as was asked for", () => {
  const agenda = new Agenda({ ...wanted, kills: 3, stops: 0 });
  const first = agenda.next();
  agenda.report(first, { stopped: undefined, killed: undefined });
  const again = agenda.next();
  expect(again.end).toEqual(first.end);
  agenda.report(again, happened);
  play(agenda);
  expect(agenda.kills.done).toBe(3);
});
