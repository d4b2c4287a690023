import { APIError } from "better-auth/api";
import { UserError } from "#lib/base/errors.ts";
import { auditAccount } from "../audit-account.ts";
import { auth } from "../auth.ts";
import { admitConfirmation, forgetConfirmations, spendCode } from "../limits/sign-in-limits.ts";
import { withTrace } from "../with-trace.ts";
import { confirmPassword } from "./confirm-password.ts";

type Who = { user: { id: string } };
type Password = { password: string };

/** What the phone has to know, and the recovery codes, which are never shown again. */
export type Enrolment = { uri: string; recoveryCodes: string[] };

/** Makes a new secret for the phone; nothing is asked for at sign-in until a code was confirmed. */
export async function beginTwoFactor({ user }: Who, input: Password, headers: Headers): Promise<Enrolment> {
  await confirmPassword(user.id, input.password);
  const made = await auth().api.enableTwoFactor({ body: input, headers }).catch(refuse);
  if (made.method !== "totp") throw new Error("two-factor is by the phone's codes alone");
  return { uri: made.totpURI, recoveryCodes: made.backupCodes };
}

/**
 * Switches two-factor on, once the person has shown a code of the phone. Other sessions end: they came without one.
 * @throws UserError when the code is not right
 */
export async function confirmTwoFactor(
  { user }: Who,
  input: { code: string },
  headers: Headers,
): Promise<void> {
  await admitConfirmation(user.id);
  const before = new Date();
  await withTrace(async (api, tx) => {
    // The plugin gives this browser a new session.
    await api.verifyTOTP({ body: input, headers });
    await tx.session.deleteMany({ where: { userId: user.id, createdAt: { lt: before } } });
    await auditAccount(tx, { id: user.id }, "account.twoFactorOn");
  }).catch(refuse);
  await spendCode(user.id, input.code);
  await forgetConfirmations(user.id);
}

export async function endTwoFactor({ user }: Who, input: Password, headers: Headers): Promise<void> {
  await confirmPassword(user.id, input.password);
  await withTrace(async (api, tx) => {
    await api.disableTwoFactor({ body: input, headers });
    await auditAccount(tx, { id: user.id }, "account.twoFactorOff");
  }).catch(refuse);
}

/** New recovery codes; the old ones are good for nothing from now on. */
export async function renewRecoveryCodes(
  { user }: Who,
  input: Password,
  headers: Headers,
): Promise<string[]> {
  await confirmPassword(user.id, input.password);
  return withTrace(async (api, tx) => {
    const { backupCodes } = await api.generateBackupCodes({ body: input, headers });
    await auditAccount(tx, { id: user.id }, "account.recoveryCodesRenewed");
    return backupCodes;
  }).catch(refuse);
}

function refuse(error: unknown): never {
  if (!(error instanceof APIError)) throw error;
  const code = error.body?.code ?? "";
  if (code === "INVALID_CODE") throw new UserError("wrongCode", { field: "code", cause: error });
  // Another window was quicker.
  throw new UserError("twoFactorChanged", { cause: error });
}
