import { expect, test } from "vitest";
import { may, type Permission } from "./permissions.ts";

const settings: Permission[] = ["company:write", "mailbox:read", "mailbox:write", "team:write", "audit:read"];
const sending: Permission[] = ["invoice:send", "delivery:write"];
const daily: Permission[] = [
  "invoice:read",
  "invoice:write",
  "customer:write",
  "delivery:read",
  "account:write",
];

test("mailboxes, settings and the team are for owners only", () => {
  for (const permission of settings)
    expect([may("owner", permission), may("member", permission), may("accountant", permission)]).toEqual([
      true,
      false,
      false,
    ]);
});

test("members send, the accountant does not", () => {
  for (const permission of sending)
    expect([may("owner", permission), may("member", permission), may("accountant", permission)]).toEqual([
      true,
      true,
      false,
    ]);
});

test("everybody works with invoices and customers, and has an account of their own", () => {
  for (const permission of daily)
    for (const role of ["owner", "member", "accountant"] as const) expect(may(role, permission)).toBe(true);
});
