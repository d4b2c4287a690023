import { setMaxListeners } from "node:events";

type Deed = (signal: AbortSignal) => Promise<void>;

/**
 * Does deeds side by side. When one fails, or `signal` aborts, the others are told by the signal that they were
 * given; all of them have ended when this returns.
 * @throws the first failure
 */
export async function together(signal: AbortSignal, deeds: Deed[]): Promise<void> {
  const failure = new AbortController();
  const either = AbortSignal.any([signal, failure.signal]);
  setMaxListeners(0, either);
  const attempts = deeds.map(async (deed) => {
    try {
      await deed(either);
    } catch (error) {
      failure.abort(error);
    }
  });
  await Promise.all(attempts);
  failure.signal.throwIfAborted();
  signal.throwIfAborted();
}

/** Resolves after a while, or as soon as a signal aborts. */
export function pause(ms: number, ...signals: AbortSignal[]): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const end = () => resolve();
  for (const signal of signals) {
    if (signal.aborted) end();
    signal.addEventListener("abort", end);
  }
  return promise.finally(() => {
    clearTimeout(timer);
    for (const signal of signals) signal.removeEventListener("abort", end);
  });
}
