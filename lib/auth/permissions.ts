import type { Role } from "#prisma/client/enums.ts";

const everyone = [
  "company:read",
  "customer:read",
  "customer:write",
  "catalogue:read",
  "catalogue:write",
  "invoice:read",
  "invoice:write",
  "invoice:send",
  "delivery:read",
  "delivery:write",
  "sandbox:read",
  "sandbox:write",
  "account:write",
] as const;
const ownersOnly = ["company:write", "mailbox:read", "mailbox:write"] as const;

export type Permission = (typeof everyone)[number] | (typeof ownersOnly)[number];

const granted: Record<Role, ReadonlySet<Permission>> = {
  owner: new Set<Permission>([...everyone, ...ownersOnly]),
  member: new Set<Permission>(everyone),
  accountant: new Set<Permission>(everyone),
};

/** Whether a role may do a thing. Secrets of mailboxes are for owners only. */
export function may(role: Role, permission: Permission): boolean {
  return granted[role].has(permission);
}
