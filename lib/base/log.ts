import pino from "pino";
import { settings } from "./env.ts";

const STANDARD_OUTPUT = 1;
const MAX_WAITING_BYTES = 1024 * 1024;

let root: pino.Logger | undefined;

/** JSON lines on standard output. Never pass it secrets, message bodies or whole errors of the wire. */
export function log(): pino.Logger {
  root ??= pino({ level: settings().logLevel, base: { part: process.env.OBALKA_PART ?? "web" } }, output());
  return root;
}

// A log that cannot be written, as on a full disk, ends nothing: it waits, and of too much the newest is dropped. Line
// by line, because what waits for the end of a process would keep it from ending.
function output() {
  const options = { dest: STANDARD_OUTPUT, sync: true, maxLength: MAX_WAITING_BYTES };
  return pino.destination(options).on("error", () => {});
}
