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
  const seen = new Set<string>();
  const once = (address: string) =>
    address !== "" && !seen.has(address.toLowerCase()) && seen.add(address.toLowerCase());
  const addresses = (copies: boolean) =>
    meant.filter(({ copy }) => copy === copies).map((each) => each.email);
  const to = [email, ...addresses(false)].filter(once);
  const cc = addresses(true).filter(once);
  return to.length > 0 ? { to, cc } : { to: cc, cc: [] };
}
