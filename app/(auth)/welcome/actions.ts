"use server";

import { redirect } from "next/navigation";
import { publicAction } from "#lib/auth/action.ts";
import { welcomeSchema } from "#lib/auth/schema.ts";
import { signIn } from "#lib/auth/sign-in.ts";
import { signUp } from "#lib/auth/sign-up.ts";
import { createSampleData } from "#lib/invoices/sample-data.ts";

export const createAccountAction = publicAction(welcomeSchema, async (input) => {
  await signUp(input, input.samples ? createSampleData : undefined);
  await signIn(input);
  redirect("/");
});
