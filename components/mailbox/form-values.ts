import { providerIds } from "#lib/mailbox/choices.ts";
import type { MailboxView } from "#lib/mailbox/read-mailbox.ts";
import type { MailboxForm } from "#lib/mailbox/schema.ts";

/** A saved mailbox as the form shows it; the password never comes back. */
export function formOf(saved: MailboxView): MailboxForm {
  const { address, fromName, host, port, encryption, username } = saved;
  const provider = providerIds.find((id) => id === saved.provider) ?? "other";
  return { provider, address, fromName, host, port: String(port), encryption, username, password: "" };
}

/** The form before the first mailbox. */
export function emptyForm(fromName: string): MailboxForm {
  return {
    provider: "other",
    address: "",
    fromName,
    host: "",
    port: "465",
    encryption: "ssl",
    username: "",
    password: "",
  };
}

type Login = Pick<MailboxForm, "host" | "port" | "username">;

/** Whether the saved password would be sent to another place, or as another user, than it was saved for. */
export function isOtherLogin(saved: MailboxView, { host, port, username }: Login): boolean {
  const sameHost = host.trim().toLowerCase() === saved.host;
  return !sameHost || port.trim() !== String(saved.port) || username.trim() !== saved.username;
}
