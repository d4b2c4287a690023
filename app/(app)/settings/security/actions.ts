"use server";

import { z } from "zod";
import { action } from "#lib/auth/action.ts";
import { changePassword } from "#lib/auth/security/change-password.ts";
import {
  changePasswordSchema,
  codeOnlySchema,
  passwordOnlySchema,
  sessionIdSchema,
} from "#lib/auth/security/schema.ts";
import { endOtherSessions, endSession } from "#lib/auth/security/sessions.ts";
import {
  beginOwnTwoFactor,
  confirmOwnTwoFactor,
  endOwnTwoFactor,
  renewOwnRecoveryCodes,
} from "#lib/auth/security/two-factor-deeds.ts";
import { currentSession } from "#lib/auth/session.ts";
import { codePicture } from "#lib/sending/mail/code-picture.ts";

export const changePasswordAction = action("account:write", changePasswordSchema, async (_company, input) =>
  changePassword(await currentSession(), input),
);

export const beginTwoFactorAction = action("account:write", passwordOnlySchema, async (_company, input) => {
  const { uri, recoveryCodes } = await beginOwnTwoFactor(input);
  const picture = `data:image/png;base64,${Buffer.from(codePicture(uri)).toString("base64")}`;
  return { picture, secret: new URL(uri).searchParams.get("secret") ?? "", recoveryCodes };
});

export const confirmTwoFactorAction = action("account:write", codeOnlySchema, (_company, input) =>
  confirmOwnTwoFactor(input),
);

export const endTwoFactorAction = action("account:write", passwordOnlySchema, (_company, input) =>
  endOwnTwoFactor(input),
);

export const renewCodesAction = action("account:write", passwordOnlySchema, (_company, input) =>
  renewOwnRecoveryCodes(input),
);

export const endSessionAction = action("account:write", sessionIdSchema, async (_company, input) =>
  endSession(await currentSession(), input),
);

export const endOtherSessionsAction = action("account:write", z.undefined(), async () =>
  endOtherSessions(await currentSession()),
);
