import { expect, test } from "vitest";
import { eventually } from "#testing/eventually.ts";
import { ChoreRound } from "./chore.ts";

const never = new AbortController().signal;

test("asked while it runs, however often, a chore runs once more, and never twice at a time", async () => {
  const goOn = Promise.withResolvers<void>();
  let [runs, running, most] = [0, 0, 0];
  const round = new ChoreRound(
    {
      name: "test",
      run: async () => {
        runs += 1;
        running += 1;
        most = Math.max(most, running);
        await goOn.promise;
        running -= 1;
      },
    },
    never,
  );
  for (let times = 0; times < 5; times++) round.ask();
  await eventually(() => expect(runs).toBe(1));
  for (let times = 0; times < 5; times++) round.ask();
  goOn.resolve();
  await round.ended();
  expect([runs, most]).toEqual([2, 1]);
});

test("a chore that breaks off is done again when it is asked again; once stopped it is not", async () => {
  const stop = new AbortController();
  let runs = 0;
  const run = async () => {
    runs += 1;
    throw new Error("the database is away");
  };
  const round = new ChoreRound({ name: "test", run }, stop.signal);
  round.ask();
  await round.ended();
  round.ask();
  await round.ended();
  expect(runs).toBe(2);
  stop.abort();
  round.ask();
  await round.ended();
  expect(runs).toBe(2);
});
