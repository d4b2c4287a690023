/** The points at which the kill tests let a worker die. */
export type FaultPoint =
  | "claim"
  | "connect"
  | "auth"
  | "rcpt"
  | "body"
  | "beforeGate"
  | "afterGate"
  | "afterReply";

/** Dies here as by kill -9, if `OBALKA_KILL_AT` says so; never otherwise. */
export function fault(point: FaultPoint): void {
  if (process.env.OBALKA_KILL_AT === point) process.kill(process.pid, "SIGKILL");
}
