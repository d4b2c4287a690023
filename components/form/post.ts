import { problem } from "#lib/base/errors.ts";
import type { Result } from "#lib/base/result.ts";

// What browsers let arrive after its page is 64 KiB (Fetch, "keepalive").
const MAX_KEPT_ALIVE = 60_000;

/**
 * Calls a route handler behind the one door. Unlike an action it waits for no other, can be given up by its signal,
 * and still arrives when the page closes, unless it is large.
 */
export async function post<T>(path: string, input: unknown, signal?: AbortSignal): Promise<Result<T>> {
  try {
    const body = new Blob([JSON.stringify(input)], { type: "application/json" });
    const response = await fetch(path, {
      method: "POST",
      body,
      keepalive: body.size < MAX_KEPT_ALIVE,
      ...(signal && { signal }),
    });
    return (await response.json()) as Result<T>;
  } catch {
    return { ok: false, problem: problem("offline") };
  }
}

/** The same with a file, and what goes with it. */
export async function upload<T>(path: string, file: Blob, input: unknown): Promise<Result<T>> {
  try {
    const address = `${path}?${new URLSearchParams({ input: JSON.stringify(input) })}`;
    const response = await fetch(address, { method: "POST", body: file });
    return (await response.json()) as Result<T>;
  } catch {
    return { ok: false, problem: problem("offline") };
  }
}
