import { expect } from "vitest";
import type { SmtpServer } from "#lib/smtp/server.ts";
import { passwordForms } from "./password-forms.ts";

/** Fails if anything of this, looked at as JSON, shows the password in a form that a server could echo. */
export function expectNoPassword(login: Pick<SmtpServer, "username" | "password">, ...seen: unknown[]): void {
  const text = JSON.stringify(seen).toLowerCase();
  for (const form of passwordForms(login)) expect(text).not.toContain(form.toLowerCase());
}
