import { randomUUID } from "node:crypto";
import { type Problem, problem } from "./errors.ts";
import { log } from "./log.ts";

/** For what nobody foresaw: logs it whole under a number, and gives the sentence with that number. */
export function apologize(error: unknown): Problem {
  const id = randomUUID().slice(0, 8);
  log().error({ err: error, id }, "an action failed unexpectedly");
  return problem("unexpected", { id });
}
