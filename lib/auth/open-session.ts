import { APIError } from "better-auth/api";
import { CLIENT_ADDRESS_HEADER, placeOf, shortAddress } from "#lib/base/client-address.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { auditAccount } from "./audit-account.ts";
import { auth } from "./auth.ts";
import { bounded } from "./bounded.ts";
import { admitSignIn, spendCode } from "./limits/sign-in-limits.ts";
import type { Code, SignIn } from "./schema.ts";

/** `user` is null where the password was right and a code of the phone is still to come. */
export type Opened = { user: { id: string; locale: string | null } | null };

// Two hash, two more ask the database meanwhile; who comes into a crowd is sent away before anything is asked.
const inTurn = bounded({ atOnce: 4, waiting: 150 });

/**
 * Opens a session for whoever knows the password; what the browser had before is ended.
 * @throws UserError with the same sentence, after the same time, for a wrong address and a wrong password
 */
export async function openSession(input: SignIn, headers: Headers): Promise<Opened> {
  const body = { email: input.email.toLowerCase(), password: input.password };
  const onBeat = startBeat();
  const opened = await inTurn(() => tryPassword(body, headers));
  if (opened) return opened;
  await onBeat();
  throw new UserError("wrongCredentials", { field: "password" });
}

/** Null where address and password do not fit together. */
async function tryPassword(body: SignIn, headers: Headers): Promise<Opened | null> {
  const found = await checkPassword(body, headers);
  if (!found) return null;
  const before = await auth().api.getSession({ headers });
  if (before) await db().session.deleteMany({ where: { token: before.session.token } });
  // With two-factor the plugin answers without a user.
  return { user: "token" in found && found.token ? await settle(found.user.id, found.token, headers) : null };
}

async function checkPassword(body: SignIn, headers: Headers) {
  const admitted = await admitSignIn(body.email, placeOf(headers.get(CLIENT_ADDRESS_HEADER) ?? ""));
  try {
    const found = await auth().api.signInEmail({ body, headers });
    await admitted.succeeded();
    return found;
  } catch (error) {
    if (error instanceof APIError && error.status === "UNAUTHORIZED") {
      await auditAccount(db(), { email: body.email }, "account.signInFailed", from(headers));
      return null;
    }
    await admitted.cameToNothing();
    throw error;
  }
}

/**
 * The second step, with a code of the phone or a recovery code.
 * @throws UserError when the code is not right, or the password was typed too long ago
 */
export async function openSessionWithCode({ code }: Code, headers: Headers): Promise<Opened> {
  const recovery = code.length > 6;
  try {
    const { api } = auth();
    const { token, user } = recovery
      ? await api.verifyBackupCode({ body: { code }, headers })
      : await api.verifyTOTP({ body: { code }, headers });
    if (!token) throw new Error("a code opened no session");
    if (!recovery && !(await spendCode(user.id, code))) {
      await db().session.deleteMany({ where: { token } });
      throw new UserError("codeUsed", { field: "code" });
    }
    if (recovery) await auditAccount(db(), { id: user.id }, "account.recoveryCodeUsed");
    return { user: await settle(user.id, token, headers) };
  } catch (error) {
    throw error instanceof APIError ? codeProblem(error) : error;
  }
}

function codeProblem(cause: APIError): UserError {
  const reason = cause.body?.code ?? "";
  if (reason === "INVALID_CODE" || reason === "INVALID_BACKUP_CODE")
    return new UserError("wrongCode", { field: "code", cause });
  if (reason === "ACCOUNT_TEMPORARILY_LOCKED")
    return new UserError("tooManyTries", { params: { minutes: 15 }, cause });
  return new UserError("passwordAgainForCode", { cause });
}

/** The session stands, unless the person belongs to no company any more. */
async function settle(userId: string, token: string, headers: Headers) {
  const user = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { id: true, locale: true, memberships: { take: 1, select: { role: true } } },
  });
  if (user.memberships.length === 0) {
    await db().session.deleteMany({ where: { token } });
    throw new UserError("noCompany");
  }
  await auditAccount(db(), { id: userId }, "account.signedIn", from(headers));
  return { id: user.id, locale: user.locale };
}

const from = (headers: Headers) => ({ from: shortAddress(headers.get(CLIENT_ADDRESS_HEADER) ?? "") });

const BEAT_MS = 250;

// How long a refusal took tells nothing of what was found on the way: it is said on the next beat.
function startBeat(): () => Promise<void> {
  const start = performance.now();
  return () => {
    const taken = performance.now() - start;
    const rest = BEAT_MS - (taken % BEAT_MS);
    return new Promise((wake) => setTimeout(wake, rest));
  };
}
