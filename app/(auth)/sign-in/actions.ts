"use server";

import { redirect } from "next/navigation";
import { publicAction } from "#lib/auth/action.ts";
import { signInSchema } from "#lib/auth/schema.ts";
import { signIn } from "#lib/auth/sign-in.ts";

export const signInAction = publicAction(signInSchema, async (input) => {
  await signIn(input);
  redirect("/");
});
