import type { Role } from "#prisma/client/enums.ts";

/** What the company's accountant may: all that needs no word from the company to its customers. */
const everyone = [
  "company:read",
  "customer:read",
  "customer:write",
  "catalogue:read",
  "catalogue:write",
  "invoice:read",
  "invoice:write",
  "delivery:read",
  "sandbox:read",
  "account:write",
] as const;
const senders = ["invoice:send", "delivery:write", "sandbox:write"] as const;
const ownersOnly = ["company:write", "mailbox:read", "mailbox:write", "team:write", "audit:read"] as const;

export type Permission = (typeof everyone)[number] | (typeof senders)[number] | (typeof ownersOnly)[number];

const granted: Record<Role, ReadonlySet<Permission>> = {
  owner: new Set<Permission>([...everyone, ...senders, ...ownersOnly]),
  member: new Set<Permission>([...everyone, ...senders]),
  accountant: new Set<Permission>(everyone),
};

/** Whether a role may do a thing. Secrets of mailboxes and the team are for owners only. */
export function may(role: Role, permission: Permission): boolean {
  return granted[role].has(permission);
}
