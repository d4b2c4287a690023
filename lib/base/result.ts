import type { Problem } from "./errors.ts";

/** What an action answers. `problem` is about the whole form, `fields` about one field each (RHF paths). */
export type Result<T> =
  | { ok: true; value: T }
  | { ok: false; problem?: Problem; fields?: Record<string, Problem> };
