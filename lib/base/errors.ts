import type cs from "#locales/cs.json";

/** A sentence of the `errors` namespace in locales/*.json. */
export type ErrorKey = keyof (typeof cs)["errors"];
export type ErrorParams = Record<string, string | number>;

/**
 * An `ErrorKey` with its values, as one string: `tooLong?max=200`. This is the only shape in which
 * a sentence for the user travels: zod messages, form errors, results of actions, reasons in rows.
 */
export type Problem = string;

/** Builds a `Problem`; the screen turns it into a sentence in the reader's language. */
export function problem(key: ErrorKey, params: ErrorParams = {}): Problem {
  const query = new URLSearchParams(Object.entries(params).map(([name, value]) => [name, String(value)]));
  return query.size > 0 ? `${key}?${query}` : key;
}

/** The reverse of `problem`. Values that are whole numbers come back as numbers, for plurals. */
export function parseProblem(text: Problem): { key: string; params: ErrorParams } {
  const [key = "", query = ""] = text.split(/\?(.*)/s);
  const params: ErrorParams = {};
  for (const [name, value] of new URLSearchParams(query)) {
    params[name] = /^\d{1,9}$/.test(value) ? Number(value) : value;
  }
  return { key, params };
}

/** Something the person can mend: what is wrong, and at which field. Everything else is a bug. */
export class UserError extends Error {
  readonly problem: Problem;
  readonly field: string | undefined;

  constructor(key: ErrorKey, options: { field?: string; params?: ErrorParams; cause?: unknown } = {}) {
    super(problem(key, options.params), { cause: options.cause });
    this.problem = this.message;
    this.field = options.field;
  }
}
