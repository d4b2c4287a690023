import { setImmediate as turn } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { orAborted } from "./or-aborted.ts";

const later = async (deed: () => string) => {
  await turn();
  return deed();
};
const fail = () => {
  throw new Error("too late");
};

test("work settles as it does, unless it is given up before", async () => {
  const { signal } = new AbortController();
  expect(
    await orAborted(
      later(() => "done"),
      signal,
    ),
  ).toBe("done");
  await expect(orAborted(later(fail), signal)).rejects.toThrow("too late");
});

test("work that fails after it was given up, before or meanwhile, ends no process", async () => {
  const unheard = vi.fn();
  process.on("unhandledRejection", unheard);
  const gone = new Error("gone");
  await expect(orAborted(later(fail), AbortSignal.abort(gone))).rejects.toBe(gone);
  const leaving = new AbortController();
  const work = orAborted(later(fail), leaving.signal);
  leaving.abort(gone);
  await expect(work).rejects.toBe(gone);
  for (let turns = 0; turns < 5; turns++) await turn();
  process.off("unhandledRejection", unheard);
  expect(unheard).not.toHaveBeenCalled();
});
