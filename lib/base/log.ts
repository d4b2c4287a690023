import pino from "pino";
import { settings } from "./env.ts";

let root: pino.Logger | undefined;

/** JSON lines on standard output. Never pass it secrets, message bodies or whole errors of the wire. */
export function log(): pino.Logger {
  root ??= pino({ level: settings().logLevel, base: { part: process.env.OBALKA_PART ?? "web" } });
  return root;
}
