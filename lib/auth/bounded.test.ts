import { expect, test } from "vitest";
import { UserError } from "#lib/base/errors.ts";
import { bounded } from "./bounded.ts";

function deeds() {
  const open: (() => void)[] = [];
  const deed = () => new Promise<void>((end) => open.push(end));
  const endOne = async () => {
    open.shift()?.();
    await new Promise((next) => setImmediate(next));
  };
  return { open, deed, endOne };
}

test("so many run at once, so many wait, and the rest is turned away at once", async () => {
  const run = bounded({ atOnce: 2, waiting: 3 });
  const { open, deed, endOne } = deeds();
  const given = Array.from({ length: 5 }, () => run(deed));
  await expect(run(deed)).rejects.toEqual(new UserError("signInBusy"));
  const atWork: number[] = [];
  for (let ended = 0; ended < 5; ended += 1) {
    atWork.push(open.length);
    await endOne();
  }
  expect(atWork).toEqual([2, 2, 2, 2, 1]);
  await Promise.all(given);
});

test("what fails makes room too", async () => {
  const run = bounded({ atOnce: 1, waiting: 1 });
  await expect(
    run(async () => {
      throw new Error("broken");
    }),
  ).rejects.toThrow("broken");
  expect(await run(async () => "done")).toBe("done");
});
