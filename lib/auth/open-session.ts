import { APIError } from "better-auth/api";
import { CLIENT_ADDRESS_HEADER, placeOf, shortAddress } from "#lib/base/client-address.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { auditAccount } from "./audit-account.ts";
import { bounded } from "./bounded.ts";
import { admitSignIn, spendCode } from "./limits/sign-in-limits.ts";
import { startBeat } from "./on-beat.ts";
import type { Code, SignIn } from "./schema.ts";
import { sessionTokenIn } from "./session-cookie.ts";
import { withTrace } from "./with-trace.ts";

/** `user` is null where the password was right and a code of the phone is still to come. */
export type Opened = { user: { id: string; locale: string | null } | null };

// Two hash, two more ask the database meanwhile; who comes into a crowd is sent away before anything is asked.
const inTurn = bounded({ atOnce: 4, waiting: 150 });
const codesInTurn = bounded({ atOnce: 2, waiting: 50 });

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
  const admitted = await admitSignIn(body.email, placeOf(headers.get(CLIENT_ADDRESS_HEADER) ?? ""));
  try {
    const opened = await withTrace(async (api, tx) => {
      const found = await api.signInEmail({ body, headers });
      const before = sessionTokenIn(headers.get("cookie") ?? "");
      if (before) await tx.session.deleteMany({ where: { token: before } });
      // With two-factor the plugin answers without a user.
      return "token" in found && found.token ? await settle(tx, found.user.id, found.token, headers) : null;
    });
    await admitted.succeeded();
    return { user: opened };
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
    return await codesInTurn(() =>
      withTrace(async (api, tx) => {
        const { token, user } = recovery
          ? await api.verifyBackupCode({ body: { code }, headers })
          : await api.verifyTOTP({ body: { code }, headers });
        if (!token) throw new Error("a code opened no session");
        if (!recovery && !(await spendCode(user.id, code))) {
          await tx.session.deleteMany({ where: { token } });
          throw new UserError("codeUsed", { field: "code" });
        }
        if (recovery) await auditAccount(tx, { id: user.id }, "account.recoveryCodeUsed");
        return { user: await settle(tx, user.id, token, headers) };
      }),
    );
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
async function settle(tx: Tx, userId: string, token: string, headers: Headers) {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { id: true, locale: true, memberships: { take: 1, select: { role: true } } },
  });
  if (user.memberships.length === 0) {
    await tx.session.deleteMany({ where: { token } });
    throw new UserError("noCompany");
  }
  await auditAccount(tx, { id: userId }, "account.signedIn", from(headers));
  return { id: user.id, locale: user.locale };
}

const from = (headers: Headers) => ({ from: shortAddress(headers.get(CLIENT_ADDRESS_HEADER) ?? "") });
