import type { Problem } from "#lib/base/errors.ts";

/** The first problem of a field, or of one of the rows in it. Pure. */
export function firstProblem(error: unknown): Problem | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if ("message" in error && typeof error.message === "string") return error.message;
  for (const row of Object.values(error)) {
    const problem = firstProblem(row);
    if (problem) return problem;
  }
  return undefined;
}
