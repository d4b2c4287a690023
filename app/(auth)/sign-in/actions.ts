"use server";

import { redirect } from "next/navigation";
import { publicAction } from "#lib/auth/action.ts";
import { codeSchema, signInSchema } from "#lib/auth/schema.ts";
import { signIn, signInWithCode } from "#lib/auth/sign-in.ts";

export const signInAction = publicAction(signInSchema, async ({ to, ...input }) => {
  if (await signIn(input)) redirect(to ?? "/");
  redirect(to ? `/sign-in/code?to=${to}` : "/sign-in/code");
});

export const signInWithCodeAction = publicAction(codeSchema, async ({ to, ...input }) => {
  await signInWithCode(input);
  redirect(to ?? "/");
});
