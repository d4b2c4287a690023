import { fold } from "#lib/base/search-words.ts";

type Contact = { email: string; name: string };

const MOST = 8;

/**
 * The contacts that what is typed may mean, by parts of name or address, without case and accents; none that has been
 * chosen already. An address that is complete is followed by all others. Pure.
 */
export function matchingContacts(contacts: Contact[], typed: string, chosen: string[]): Contact[] {
  const taken = new Set([...chosen, typed.trim()].map((address) => address.toLowerCase()));
  const terms = contacts.some(({ email }) => email === typed.trim()) ? [] : fold(typed).split(/\s+/);
  return contacts
    .filter(({ email }) => !taken.has(email.toLowerCase()))
    .filter(({ email, name }) => terms.every((term) => fold(`${name} ${email}`).includes(term)))
    .slice(0, MOST);
}
