import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { nextCookies } from "better-auth/next-js";
import { db } from "#lib/base/db.ts";
import { settings } from "#lib/base/env.ts";
import { deriveSecret } from "#lib/base/secrets.ts";

const DAY_SECONDS = 24 * 60 * 60;

function open() {
  const { appUrl } = settings();
  return betterAuth({
    appName: "Obálka",
    baseURL: appUrl,
    secret: deriveSecret("sessions"),
    database: prismaAdapter(db(), { provider: "postgresql", transaction: true }),
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 200, disableSignUp: true },
    session: { expiresIn: 30 * DAY_SECONDS, updateAge: DAY_SECONDS },
    advanced: {
      cookiePrefix: "obalka",
      useSecureCookies: appUrl.startsWith("https:"),
      database: { generateId: false },
    },
    telemetry: { enabled: false },
    plugins: [nextCookies()],
  });
}

let instance: ReturnType<typeof open> | undefined;

/** better-auth over our database. It has no HTTP routes: only server actions and pages reach it. */
export function auth() {
  instance ??= open();
  return instance;
}
