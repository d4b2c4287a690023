"use server";

import { redirect } from "next/navigation";
import { publicAction } from "#lib/auth/action.ts";
import { resetPassword } from "#lib/auth/reset/reset-link.ts";
import { resetSchema } from "#lib/auth/reset/schema.ts";

export const resetPasswordAction = publicAction(resetSchema, async (input) => {
  await resetPassword(input);
  redirect("/sign-in?done=reset");
});
