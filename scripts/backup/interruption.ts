import { Complaint } from "../complaint.ts";

/**
 * Aborts at Ctrl-C, SIGTERM, a closed terminal or the death of npm, so that what was begun is cleared away.
 * @param sentence what the operator is told then
 */
export function interruption(sentence: string): AbortSignal {
  const stop = new AbortController();
  const abort = () => stop.abort(new Complaint(sentence));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, abort);
  process.once("disconnect", abort);
  return stop.signal;
}
