import { expect, test } from "vitest";
import { isUuid, newUuid } from "./uuid.ts";

test("a new id is a UUID of version 7 that begins with its time, and never comes twice", () => {
  const id = newUuid(Date.UTC(2026, 10, 23));
  expect(isUuid(id)).toBe(true);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(Date.UTC(2026, 10, 23));
  expect(newUuid(1_000) < newUuid(2_000)).toBe(true);
  expect(new Set(Array.from({ length: 10_000 }, () => newUuid())).size).toBe(10_000);
});
