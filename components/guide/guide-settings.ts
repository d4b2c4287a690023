import type { Encryption } from "#lib/mailbox/choices.ts";
import type { GuideId } from "#lib/mailbox/guides.ts";

type GuideSettings = { host: string; ports: readonly (readonly [port: string, encryption: Encryption])[] };

const ssl = ["465", "ssl"] as const;
const starttls = ["587", "starttls"] as const;

/** The settings that a guide ends with: those that the form fills in by itself. */
export const guideSettings: Record<GuideId, GuideSettings> = {
  gmail: { host: "smtp.gmail.com", ports: [ssl, starttls] },
  seznam: { host: "smtp.seznam.cz", ports: [ssl] },
  icloud: { host: "smtp.mail.me.com", ports: [starttls] },
  yahoo: { host: "smtp.mail.yahoo.com", ports: [ssl, starttls] },
  microsoft365: { host: "smtp.office365.com", ports: [starttls] },
  zoho: { host: "smtp.zoho.eu", ports: [ssl, starttls] },
  fastmail: { host: "smtp.fastmail.com", ports: [ssl] },
};
