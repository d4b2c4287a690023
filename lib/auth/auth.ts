import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { nextCookies } from "better-auth/next-js";
import { twoFactor } from "better-auth/plugins/two-factor";
import { CLIENT_ADDRESS_HEADER } from "#lib/base/client-address.ts";
import { db } from "#lib/base/db.ts";
import { settings } from "#lib/base/env.ts";
import { deriveSecret } from "#lib/base/secrets.ts";
import { hashOf, isPassword } from "./passwords.ts";
import { PASSWORD_MAX, PASSWORD_MIN } from "./schema.ts";

const DAY_SECONDS = 24 * 60 * 60;

function open() {
  const { appUrl } = settings();
  const https = appUrl.startsWith("https:");
  return betterAuth({
    appName: "Obálka",
    baseURL: appUrl,
    secret: deriveSecret("sessions"),
    database: prismaAdapter(db(), { provider: "postgresql", transaction: true }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
      disableSignUp: true,
      password: { hash: hashOf, verify: isPassword },
    },
    // A session that was ended is asked for in the database by the very next request.
    session: {
      expiresIn: 30 * DAY_SECONDS,
      updateAge: DAY_SECONDS,
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
  instance ??= open();
  return instance;
}
