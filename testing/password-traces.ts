import { expect } from "vitest";
import type { SmtpServer } from "#lib/smtp/server.ts";

/** Fails if anything of this, looked at as JSON, shows the password in a form that a server could echo. */
export function expectNoPassword(
  { username, password }: Pick<SmtpServer, "username" | "password">,
  ...seen: unknown[]
): void {
  const text = JSON.stringify(seen).toLowerCase();
  const plain = Buffer.from(`\0${username}\0${password}`);
  const bytes = Buffer.from(password);
  const forms = [
    password,
    encodeURIComponent(password),
    bytes.toString("base64"),
    bytes.toString("hex"),
    plain.toString("base64"),
  ];
  for (const form of forms) expect(text).not.toContain(form.toLowerCase());
}
