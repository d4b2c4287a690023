import { expect, test } from "vitest";
import { recipientsFor } from "./recipients-for.ts";
import type { Contact } from "./schema.ts";

const contact = (email: string, more: Partial<Contact> = {}): Contact => ({
  ...{ name: "", email, forInvoices: true, forReminders: true, copy: false },
  ...more,
});
const email = "ucetni@mlyn.example";

test("an invoice goes to the customer's own address and to the contacts that get invoices", () => {
  const contacts = [
    contact("sef@mlyn.example"),
    contact("archiv@mlyn.example", { copy: true }),
    contact("upominky@mlyn.example", { forInvoices: false }),
  ];
  expect(recipientsFor({ email, contacts }, "invoices")).toEqual({
    to: [email, "sef@mlyn.example"],
    cc: ["archiv@mlyn.example"],
  });
  expect(recipientsFor({ email, contacts }, "reminders").to).toContain("upominky@mlyn.example");
});

test("nobody gets it twice, however their address is written", () => {
  const contacts = [contact("Ucetni@mlyn.example", { copy: true }), contact("sef@mlyn.example")];
  expect(recipientsFor({ email, contacts }, "invoices")).toEqual({ to: [email, "sef@mlyn.example"], cc: [] });
});

test("where there are only copies, they are addressed directly; nobody is nobody", () => {
  const contacts = [contact("archiv@mlyn.example", { copy: true })];
  expect(recipientsFor({ email: "", contacts }, "invoices")).toEqual({ to: ["archiv@mlyn.example"], cc: [] });
  expect(recipientsFor({ email: "", contacts: [] }, "invoices")).toEqual({ to: [], cc: [] });
});
