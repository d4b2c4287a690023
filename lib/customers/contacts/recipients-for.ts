import { eachAddressOnce } from "#lib/base/email-address.ts";
import type { Contact } from "./schema.ts";

type Addressed = { email: string; contacts: Contact[] };
export type Recipients = { to: string[]; cc: string[] };

/**
 * Who gets a customer's invoices or reminders: its own address, and the contacts with that role; each address once,
 * whatever its case. Where all of them are copies they are addressed directly. Pure.
 */
export function recipientsFor({ email, contacts }: Addressed, use: "invoices" | "reminders"): Recipients {
  const meant = contacts.filter(({ forInvoices, forReminders }) =>
    use === "invoices" ? forInvoices : forReminders,
  );
  const named = (copies: boolean) =>
    meant.filter(({ copy }) => copy === copies).map((each) => ({ address: each.email, copy: copies }));
  const all = [{ address: email, copy: false }, ...named(false), ...named(true)];
  const once = eachAddressOnce(all.filter(({ address }) => address !== ""));
  const addresses = (copies: boolean) =>
    once.filter(({ copy }) => copy === copies).map(({ address }) => address);
  const [to, cc] = [addresses(false), addresses(true)];
  return to.length > 0 ? { to, cc } : { to: cc, cc: [] };
}
