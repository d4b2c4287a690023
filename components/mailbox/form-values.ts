import { providerIds } from "#lib/mailbox/choices.ts";
import type { MailboxView } from "#lib/mailbox/read-mailbox.ts";
import type { MailboxForm } from "#lib/mailbox/schema.ts";

/** A saved mailbox as the form shows it; the password never comes back. */
export function formOf(saved: MailboxView): MailboxForm {
  const { id, address, fromName, replyTo, copyToSelf, host, port, encryption, username } = saved;
  return {
    id,
    provider: providerIds.find((known) => known === saved.provider) ?? "other",
    address,
    fromName,
    replyTo,
    copyToSelf,
    host,
    port: String(port),
    encryption,
    username,
    password: "",
    dailyLimit: saved.dailyLimit === null ? "" : String(saved.dailyLimit),
    trustedCertificate: saved.trustedCertificate ?? "",
    proof: "",
  };
}

/** The form before there is a mailbox. */
export function emptyForm(fromName: string): MailboxForm {
  return {
    id: "",
    provider: "other",
    address: "",
    fromName,
    replyTo: "",
    copyToSelf: false,
    host: "",
    port: "465",
    encryption: "ssl",
    username: "",
    password: "",
    dailyLimit: "",
    trustedCertificate: "",
    proof: "",
  };
}

type Login = Pick<MailboxForm, "host" | "port" | "username">;

/** Whether the saved password would be sent to another place, or as another user, than it was saved for. */
export function isOtherLogin(saved: MailboxView, { host, port, username }: Login): boolean {
  const sameHost = host.trim().toLowerCase() === saved.host;
  return !sameHost || port.trim() !== String(saved.port) || username.trim() !== saved.username;
}

/** Whether mail would come from another address than the one that signs in: many servers refuse or rewrite that. */
export function isForeignSender({ address, username }: Pick<MailboxForm, "address" | "username">): boolean {
  const login = username.trim().toLowerCase();
  return login.includes("@") && address.trim() !== "" && login !== address.trim().toLowerCase();
}
