import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { settings } from "#lib/base/env.ts";
import { UserError } from "#lib/base/errors.ts";
import { testDatabase } from "#testing/database.ts";
import { createAccount, signUpIsOpen } from "./create-account.ts";

await testDatabase({ as: "owner" });

const input = {
  name: "Vlastník",
  email: "Vlastnik@Firma.example",
  password: "dlouhá věta jako heslo",
  companyName: "Řehoř a synové s.r.o.",
  samples: false,
};

beforeEach(async () => {
  // What was written down stands (decision 041): only whoever owns the tables empties them.
  await db().$transaction([
    db().$executeRaw`ALTER TABLE "AuditEvent" DISABLE TRIGGER USER`,
    db().$executeRaw`TRUNCATE "User", "Company" CASCADE`,
    db().$executeRaw`ALTER TABLE "AuditEvent" ENABLE TRIGGER USER`,
  ]);
});

test("the first account makes a company and owns it", async () => {
  const company = await createAccount(input);
  const membership = await db().membership.findFirstOrThrow({ include: { company: true, user: true } });
  expect(membership).toMatchObject({
    role: "owner",
    companyId: company.id,
    company: { name: input.companyName },
    user: { name: "Vlastník", email: "vlastnik@firma.example" },
  });
});

test("the password is nowhere in clear", async () => {
  await createAccount(input);
  const rows = JSON.stringify([
    await db().account.findMany(),
    await db().user.findMany(),
    await db().auditEvent.findMany(),
  ]);
  expect(rows).not.toContain(input.password);
});

test("after the first account nobody else can create one", async () => {
  await createAccount(input);
  expect(await signUpIsOpen()).toBe(false);
  await expect(createAccount({ ...input, email: "dalsi@firma.example" })).rejects.toThrow(
    new UserError("signUpClosed"),
  );
  expect(await db().user.count()).toBe(1);
});

test("of ten who are first at the same moment, one gets the account", async () => {
  const tries = Array.from({ length: 10 }, (_, i) =>
    createAccount({ ...input, email: `prvni${i}@firma.example` }),
  );
  const results = await Promise.allSettled(tries);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await db().company.count()).toBe(1);
});

test("where the operator opened sign-up, each account has a company of its own, and an address only one account", async () => {
  Object.assign(settings(), { signUp: "open" });
  await createAccount(input);
  await createAccount({ ...input, email: "druha@firma.example" });
  expect(await db().company.count()).toBe(2);
  await expect(createAccount(input)).rejects.toThrow(new UserError("addressHasAccount", { field: "email" }));
  Object.assign(settings(), { signUp: "first" });
});

test("when filling the company fails, nothing of the account remains", async () => {
  const failing = async () => {
    throw new Error("no sample data");
  };
  await expect(createAccount(input, failing)).rejects.toThrow("no sample data");
  expect([await db().user.count(), await db().company.count()]).toEqual([0, 0]);
});
