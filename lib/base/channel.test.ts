import { expect, test } from "vitest";
import { Channel } from "./channel.ts";

async function readAll<T>(channel: Channel<T>): Promise<T[]> {
  const read: T[] = [];
  for await (const item of channel) read.push(item);
  return read;
}

test("a reader gets everything in order, what came before it and what comes while it waits", async () => {
  const channel = new Channel<number>();
  channel.push(1);
  const reading = readAll(channel);
  channel.push(2);
  setImmediate(() => {
    channel.push(3);
    channel.close();
    channel.push(4);
  });
  expect(await reading).toEqual([1, 2, 3]);
});

test("a failure reaches the reader after what came before it", async () => {
  const channel = new Channel<number>();
  channel.push(1);
  channel.close({ reason: new Error("konec") });
  const read: number[] = [];
  await expect(
    (async () => {
      for await (const item of channel) read.push(item);
    })(),
  ).rejects.toThrow("konec");
  expect(read).toEqual([1]);
});

test("a reader that leaves while nothing happens is noticed at once", async () => {
  let left = 0;
  const channel = new Channel<number>(() => left++);
  const iterator = channel[Symbol.asyncIterator]();
  const waiting = iterator.next();
  await iterator.return?.();
  expect(left).toBe(1);
  expect(await waiting).toEqual({ done: true, value: undefined });
});

test("a reader that stays to the end has not left", async () => {
  let left = 0;
  const channel = new Channel<number>(() => left++);
  channel.close();
  await readAll(channel);
  expect(left).toBe(0);
});
