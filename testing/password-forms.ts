import type { SmtpServer } from "#lib/smtp/server.ts";

/** How a password could look where it should not be: as it is, and as servers, logs and databases write it. */
export function passwordForms({ username, password }: Pick<SmtpServer, "username" | "password">): string[] {
  const plain = Buffer.from(`\0${username}\0${password}`);
  const bytes = Buffer.from(password);
  return [
    password,
    encodeURIComponent(password),
    bytes.toString("base64"),
    bytes.toString("hex"),
    plain.toString("base64"),
  ];
}
