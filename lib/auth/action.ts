import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { apologize } from "#lib/base/apologize.ts";
import { problem, UserError } from "#lib/base/errors.ts";
import type { Result } from "#lib/base/result.ts";
import { isOwnOrigin } from "./origin.ts";
import { may, type Permission } from "./permissions.ts";
import { readBody } from "./read-body.ts";
import { parse, readJson } from "./read-json.ts";
import { currentSession } from "./session.ts";

type Action<S extends z.ZodType, T> = (input: z.input<S>) => Promise<Result<T>>;

/**
 * The one door for writes: who may (permission), what shape (schema), what happens (deed).
 * The deed acts for the company of the session; nothing that the browser sends can name another.
 * A `UserError` lands on its field; anything else is logged whole and apologised for.
 */
export function action<S extends z.ZodType, T>(
  permission: Permission,
  schema: S,
  deed: (company: ActingCompany, input: z.output<S>) => Promise<T>,
): Action<S, T> {
  return (input) =>
    run(
      () => admit(permission),
      schema,
      deed,
      async () => input,
    );
}

/** `maxBytes`: of the JSON, 64 KiB when left out. `answer`: what a success is answered with, where that is no JSON. */
type PostOptions<T> = { maxBytes?: number; answer?: (value: T) => Response };

/**
 * The same door for what must not wait in the browser's queue of actions, or has to arrive while a page closes: a
 * route handler that takes the input as JSON and answers the `Result` as JSON.
 */
export function postHandler<S extends z.ZodType, T>(
  permission: Permission,
  schema: S,
  deed: (company: ActingCompany, input: z.output<S>, signal: AbortSignal) => Promise<T>,
  { maxBytes, answer }: PostOptions<T> = {},
): (request: Request) => Promise<Response> {
  return async (request) => {
    const act = (company: ActingCompany, checked: z.output<S>) => deed(company, checked, request.signal);
    const result = await run(
      () => admit(permission),
      schema,
      act,
      () => readJson(request, maxBytes),
    );
    return result.ok && answer ? answer(result.value) : answered(result);
  };
}

/**
 * The same for a file, which is the body, larger than actions may be; what goes with it is JSON in the address
 * (`?input=`). A file of more than `maxBytes` is not there for the schema.
 */
export function uploadHandler<S extends z.ZodType, T>(
  permission: Permission,
  schema: S,
  deed: (company: ActingCompany, input: z.output<S>) => Promise<T>,
  maxBytes: number,
): (request: Request) => Promise<Response> {
  return async (request) =>
    answered(
      await run(
        () => admit(permission),
        schema,
        deed,
        () => readUpload(request, maxBytes),
      ),
    );
}

// Our pages read the sentence; by the status others know too that they were refused.
function answered<T>(result: Result<T>): Response {
  const refused = "problem" in result && result.problem ? refusals.get(result.problem) : undefined;
  return Response.json(result, { status: refused ?? 200 });
}

const refusals = new Map<string, number>([
  [problem("wrongOrigin"), 403],
  [problem("signedOut"), 401],
  [problem("forbidden"), 403],
]);

async function readUpload(request: Request, maxBytes: number): Promise<unknown> {
  const body = await readBody(request, maxBytes);
  const input = parse(new URL(request.url).searchParams.get("input") ?? "");
  return { ...(input as object | undefined), file: body && new Blob([body]) };
}

/** The same for the deeds that come before a session: a first account, signing in, an invitation, a new password. */
export function publicAction<S extends z.ZodType, T>(
  schema: S,
  deed: (input: z.output<S>) => Promise<T>,
): Action<S, T> {
  return (input) =>
    run(
      anybody,
      schema,
      (_who, checked) => deed(checked),
      async () => input,
    );
}

async function admit(permission: Permission): Promise<ActingCompany> {
  await demand(permission);
  return (await currentSession()).company;
}

/** Within a deed, where what was asked for takes one permission more. @throws UserError without it */
export async function demand(permission: Permission): Promise<void> {
  const { role } = await currentSession();
  if (!may(role, permission)) throw new UserError("forbidden");
}

const anybody = async () => {};

async function run<S extends z.ZodType, T, W>(
  admit: () => Promise<W>,
  schema: S,
  deed: (who: W, input: z.output<S>) => Promise<T>,
  read: () => Promise<unknown>,
): Promise<Result<T>> {
  try {
    if (!(await isOwnOrigin())) return { ok: false, problem: problem("wrongOrigin") };
    const who = await admit();
    // Whoever may not enter has nothing read of what they bring.
    const checked = schema.safeParse(await read());
    if (!checked.success) return { ok: false, fields: fieldsOf(checked.error) };
    return { ok: true, value: await deed(who, checked.data) };
  } catch (error) {
    unstable_rethrow(error);
    if (!(error instanceof UserError)) return { ok: false, problem: apologize(error) };
    return error.field
      ? { ok: false, fields: { [error.field]: error.problem } }
      : { ok: false, problem: error.problem };
  }
}

function fieldsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".")] ??= issue.message;
  return fields;
}
