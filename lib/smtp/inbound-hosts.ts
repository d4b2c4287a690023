import type { SmtpServer } from "./server.ts";

/** What the form should say instead. */
export type Outgoing = Partial<Pick<SmtpServer, "host" | "port" | "encryption">>;

const ssl = (host: string): Outgoing => ({ host, port: 465, encryption: "ssl" });
const starttls = (host: string): Outgoing => ({ host, port: 587, encryption: "starttls" });

const gmail = ssl("smtp.gmail.com");
const seznam = ssl("smtp.seznam.cz");
const icloud = starttls("smtp.mail.me.com");
const yahoo = ssl("smtp.mail.yahoo.com");
const microsoft365 = starttls("smtp.office365.com");
const outlook = starttls("smtp-mail.outlook.com");

// Servers for reading mail, names of web pages, and slips that people make.
const known: Record<string, Outgoing> = {
  "smtp.google.com": gmail,
  "gmail.com": gmail,
  "google.com": gmail,
  "mail.google.com": gmail,
  "mail.gmail.com": gmail,
  "imap.gmail.com": gmail,
  "pop.gmail.com": gmail,
  "aspmx.l.google.com": gmail,
  "gmail-smtp-in.l.google.com": gmail,
  "smtp.gmail.con": gmail,
  "smtp.gmail.cz": gmail,
  "smtp.gmial.com": gmail,
  "smtp.gamil.com": gmail,
  "seznam.cz": seznam,
  "email.cz": seznam,
  "email.seznam.cz": seznam,
  "imap.seznam.cz": seznam,
  "pop3.seznam.cz": seznam,
  "smtp.email.cz": seznam,
  "icloud.com": icloud,
  "imap.mail.me.com": icloud,
  "smtp.icloud.com": icloud,
  "yahoo.com": yahoo,
  "imap.mail.yahoo.com": yahoo,
  "pop.mail.yahoo.com": yahoo,
  "smtp.yahoo.com": yahoo,
  "office365.com": microsoft365,
  "outlook.office.com": microsoft365,
  "outlook.office365.com": microsoft365,
  "outlook.com": outlook,
  "imap-mail.outlook.com": outlook,
  "pop-mail.outlook.com": outlook,
  "imap.zoho.eu": ssl("smtp.zoho.eu"),
  "pop.zoho.eu": ssl("smtp.zoho.eu"),
  "imap.zoho.com": ssl("smtp.zoho.com"),
  "pop.zoho.com": ssl("smtp.zoho.com"),
  "imap.fastmail.com": ssl("smtp.fastmail.com"),
  "pop.fastmail.com": ssl("smtp.fastmail.com"),
  "imap.centrum.cz": ssl("smtp.centrum.cz"),
  "pop3.centrum.cz": ssl("smtp.centrum.cz"),
  "imap.forpsi.com": ssl("smtp.forpsi.com"),
  "pop3.forpsi.com": ssl("smtp.forpsi.com"),
  "imap.websupport.sk": ssl("smtp.websupport.sk"),
  "pop3.websupport.sk": ssl("smtp.websupport.sk"),
  "wes1-imap.wedos.net": ssl("wes1-smtp.wedos.net"),
  "wes1-pop3.wedos.net": ssl("wes1-smtp.wedos.net"),
};

/** The server for sending, where the name given is known not to be one. */
export function knownOutgoing(host: string): Outgoing | undefined {
  return Object.hasOwn(known, host.toLowerCase()) ? known[host.toLowerCase()] : undefined;
}

/** `imap.firma.cz` is for reading mail; for sending most have an `smtp.firma.cz`, which is worth a try. */
export function likelyOutgoing(host: string): Outgoing | undefined {
  const [, domain] = /^(?:imap|pop)\d?s?\.(.+\..+)$/i.exec(host) ?? [];
  return domain ? { host: `smtp.${domain.toLowerCase()}` } : undefined;
}
