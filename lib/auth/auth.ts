import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { nextCookies } from "better-auth/next-js";
import { twoFactor } from "better-auth/plugins/two-factor";
import { CLIENT_ADDRESS_HEADER } from "#lib/base/client-address.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { settings } from "#lib/base/env.ts";
import { deriveSecret } from "#lib/base/secrets.ts";
import { hashOf, isPassword } from "./passwords.ts";
import { PASSWORD_MAX, PASSWORD_MIN } from "./schema.ts";
import { RENEWED_EVERY_SECONDS, UNUSED_SECONDS } from "./session-life.ts";

/** `whole`: what it does at a time is a transaction of its own. */
function open(database: Tx, whole: boolean) {
  const { appUrl } = settings();
  const https = appUrl.startsWith("https:");
  return betterAuth({
    appName: "Obálka",
    baseURL: appUrl,
    secret: deriveSecret("sessions"),
    database: prismaAdapter(database, { provider: "postgresql", transaction: whole }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
      disableSignUp: true,
      password: { hash: hashOf, verify: isPassword },
    },
    // A session that was ended is asked for in the database by the very next request.
    session: {
      expiresIn: UNUSED_SECONDS,
      updateAge: RENEWED_EVERY_SECONDS,
      cookieCache: { enabled: false },
      additionalFields: {
        companyId: { type: "string", required: false, input: false },
        seenAt: { type: "date", required: false, input: false },
      },
    },
    advanced: {
      // Browsers take a cookie of this prefix from this very host alone, over TLS (RFC 6265bis §4.1.3.2).
      cookiePrefix: https ? "__Host-obalka" : "obalka",
      useSecureCookies: false,
      defaultCookieAttributes: { secure: https, sameSite: "lax", httpOnly: true, path: "/" },
      database: { generateId: false },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER], ipv6Subnet: 128 },
    },
    telemetry: { enabled: false },
    // Its warnings name who tried to sign in; what is worth keeping is audited.
    logger: { level: "error" },
    plugins: [twoFactor({ issuer: "Obálka" }), nextCookies()],
  });
}

let instance: ReturnType<typeof open> | undefined;

/** better-auth over our database. It has no HTTP routes: only server actions and pages reach it. */
export function auth() {
  instance ??= open(db(), true);
  return instance;
}

/** The same within a transaction: what it does stands or falls with what else happens there. */
export function authWithin(tx: Tx) {
  return open(tx, false);
}
