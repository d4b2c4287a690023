/** What is written down, by where it happens; the part before the dot is the beginning of an event's name. */
export const auditAreas = {
  account: ["account"],
  team: ["team"],
  mailbox: ["mailbox", "sending"],
  mail: ["delivery", "batch", "reminder"],
  invoices: ["invoice"],
  settings: ["company", "customers", "numbering", "reminders", "template"],
} as const;

export type AuditArea = keyof typeof auditAreas;

export const auditAreaNames = Object.keys(auditAreas) as AuditArea[];

/** Every event that the code writes down; audited-events.test.ts looks whether one is missing. */
export const auditEvents = [
  ...[
    "account.created",
    "account.passwordChanged",
    "account.passwordReset",
    "account.recoveryCodesRenewed",
    "account.recoveryCodeUsed",
    "account.resetAsked",
    "account.resetLinkMade",
    "account.sessionsEnded",
    "account.signedIn",
    "account.signInFailed",
    "account.twoFactorOff",
    "account.twoFactorOn",
    "account.twoFactorRemoved",
  ],
  ...["team.invitationRevoked", "team.invited", "team.joined", "team.memberRemoved", "team.roleChanged"],
  ...[
    "mailbox.checked",
    "mailbox.default",
    "mailbox.removed",
    "mailbox.saved",
    "mailbox.tested",
    "sending.disabled",
    "sending.enabled",
  ],
  ...[
    "batch.changed",
    "batch.ordered",
    "batch.replanned",
    "delivery.cancelled",
    "delivery.confirmed",
    "delivery.hurried",
    "delivery.left",
    "delivery.queued",
    "delivery.released",
    "delivery.reordered",
    "delivery.replanned",
    "delivery.resent",
    "reminder.ordered",
    "reminder.skipped",
  ],
  ...[
    "invoice.cancelled",
    "invoice.issued",
    "invoice.linksRevoked",
    "invoice.paid",
    "invoice.paymentRecorded",
    "invoice.paymentRemoved",
  ],
  ...[
    "company.customerViewSaved",
    "company.lookSaved",
    "company.pictureRemoved",
    "company.pictureSaved",
    "company.saved",
    "company.sendingTimesSaved",
    "company.signatureSaved",
    "customers.imported",
    "numbering.saved",
    "reminders.saved",
    "template.reset",
    "template.saved",
  ],
] as const;

type AuditEventName = (typeof auditEvents)[number];

/** The key of its words; null for an event of a newer or older Obálka. */
export function auditWord(event: string) {
  const known = auditEvents.find((name) => name === event);
  return known ? keyOf(known) : null;
}

type Key<E extends string> = E extends `${infer Area}.${infer Deed}` ? `event_${Area}_${Deed}` : never;

// A dot would lead into a namespace.
function keyOf<E extends AuditEventName>(event: E): Key<E> {
  return `event_${event.replace(".", "_")}` as Key<E>;
}
