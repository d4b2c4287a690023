import { expect, test } from "vitest";
import { formatDuration, formatSize } from "./format-measure.ts";

test.each([
  [0, "0,1\u00a0kB"],
  [62_310, "62,3\u00a0kB"],
  [999_949, "999,9\u00a0kB"],
  [12_340_000, "12,3\u00a0MB"],
])("%d bytes are written %s", (bytes, written) => {
  expect(formatSize(bytes, "cs")).toBe(written);
});

test.each([
  [0.4, "0\u00a0ms"],
  [999, "999\u00a0ms"],
  [1_250, "1,3\u00a0s"],
  [90_000, "2\u00a0min"],
  [5_400_000, "1,5\u00a0h"],
])("%d milliseconds are written %s", (ms, written) => {
  expect(formatDuration(ms, "cs")).toBe(written);
});
