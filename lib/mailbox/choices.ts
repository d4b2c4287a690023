/** What the form of a mailbox chooses from; apart from the schema, so that a page shows it before zod has loaded. */
export const providerIds = [
  "gmail",
  "seznam",
  "microsoft365",
  "outlook",
  "icloud",
  "yahoo",
  "centrum",
  "zoho",
  "fastmail",
  "proton",
  "wedos",
  "forpsi",
  "active24",
  "websupport",
  "sendgrid",
  "mailgun",
  "postmark",
  "brevo",
  "ses",
  "resend",
  "sandbox",
  "other",
] as const;
export type ProviderId = (typeof providerIds)[number];

export const encryptions = ["ssl", "starttls", "none"] as const;
export type Encryption = (typeof encryptions)[number];
