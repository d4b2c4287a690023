/** The points of a delivery at which the kill tests let a worker die or stop. */
export const faultPoints = [
  "claim",
  "connect",
  "auth",
  "rcpt",
  "body",
  "beforeGate",
  "afterGate",
  "afterReply",
] as const;

/** Those, and the point before a mail of many is composed. */
export type FaultPoint = (typeof faultPoints)[number] | "compose";

const times = new Map<FaultPoint, number>();

/**
 * Stops here as by SIGSTOP, or dies as by kill -9, if `OBALKA_STOP_AT` or `OBALKA_KILL_AT` say so; never otherwise.
 * `rcpt` means the first time that it comes here, `rcpt:3` the third.
 */
export function fault(point: FaultPoint): void {
  const { OBALKA_STOP_AT: stopAt, OBALKA_KILL_AT: killAt } = process.env;
  if (!stopAt && !killAt) return;
  const time = (times.get(point) ?? 0) + 1;
  times.set(point, time);
  const meant = (where?: string) => where === `${point}:${time}` || (where === point && time === 1);
  if (meant(stopAt)) {
    process.send?.({ stopsAt: point });
    process.kill(process.pid, "SIGSTOP");
  }
  if (meant(killAt)) process.kill(process.pid, "SIGKILL");
}
