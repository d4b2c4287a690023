import { z } from "zod";
import { problem } from "./errors.ts";

/** A calendar day from a date field, `2026-11-23`, in this century. */
export const daySchema = z
  .string({ error: problem("required") })
  .min(1, { error: problem("required"), abort: true })
  .refine(isDay, problem("dateFormat"));

function isDay(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
