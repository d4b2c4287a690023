/**
 * Settles like `work`, or rejects with the signal's reason as soon as it aborts; how `work` ends after that is nobody's
 * business.
 */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    // Listened to in any case: a failure that nobody hears ends the process.
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
    if (signal.aborted) return onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
