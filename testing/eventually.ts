import { vi } from "vitest";

/** Waits until a check passes; on a busy machine that may take a while, and one that never passes tells why. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 30_000, interval: 20 });
