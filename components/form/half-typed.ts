import { type FieldErrors, type FieldValues, get, set } from "react-hook-form";
import { type Problem, problem } from "#lib/base/errors.ts";

/** A date or a time of which a part is missing: its value is empty, and yet nobody left it empty. */
export function isHalfTyped(input: unknown): boolean {
  return input instanceof HTMLInputElement && input.validity.badInput;
}

/** The problems of a form, and those of its fields that are half typed: a schema sees them as empty. */
export function withHalfTyped<T extends FieldValues>(
  errors: FieldErrors<T>,
  names: readonly string[],
  fields: object,
): FieldErrors<T> {
  const all = { ...errors };
  for (const name of names) {
    const ref: unknown = get(fields, `${name}.ref`);
    if (ref instanceof HTMLInputElement && isHalfTyped(ref))
      set(all, name, { type: "halfTyped", message: halfTypedProblem(ref), ref });
  }
  return all;
}

/** What is said at such a field. */
export function halfTypedProblem({ type }: Pick<HTMLInputElement, "type">): Problem {
  if (type === "time") return problem("hourFormat");
  return problem(type === "date" ? "dateFormat" : "timeFormat");
}
