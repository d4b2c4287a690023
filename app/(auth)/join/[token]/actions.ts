"use server";

import { redirect } from "next/navigation";
import { action, publicAction } from "#lib/auth/action.ts";
import { currentSession } from "#lib/auth/session.ts";
import { signIn } from "#lib/auth/sign-in.ts";
import { joinAsNew, joinSignedIn } from "#lib/auth/team/join.ts";
import { joinAsNewSchema, joinSchema } from "#lib/auth/team/schema.ts";

export const joinAsNewAction = publicAction(joinAsNewSchema, async (input) => {
  const email = await joinAsNew(input);
  await signIn({ email, password: input.password });
  redirect("/");
});

export const joinSignedInAction = action("account:write", joinSchema, async (_company, input) => {
  await joinSignedIn(await currentSession(), input);
  redirect("/");
});
