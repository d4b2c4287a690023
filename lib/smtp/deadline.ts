/**
 * A signal that aborts after so long, as `AbortSignal.timeout` does, and can be let go of before: the thousands of
 * timers that a busy worker would leave behind, each with its signal, are memory.
 */
export function deadline(ms: number): { signal: AbortSignal; clear: () => void } {
  const controller = new AbortController();
  const tooLate = () => controller.abort(new DOMException("The time is over", "TimeoutError"));
  const timer = setTimeout(tooLate, ms).unref();
  return { signal: controller.signal, clear: () => clearTimeout(timer) };
}
