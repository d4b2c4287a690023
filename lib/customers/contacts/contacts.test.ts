import { expect, test } from "vitest";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer } from "#testing/invoices.ts";
import { customerValues } from "../customer-values.ts";
import { readCustomer } from "../read-customer.ts";
import { saveCustomer } from "../save-customer.ts";
import { customerSchema } from "../schema.ts";
import { MAX_CONTACTS } from "./choices.ts";
import { contactsSchema } from "./schema.ts";

await testDatabase();

const contact = (email: string) => ({
  name: "Eva",
  email,
  forInvoices: true,
  forReminders: false,
  copy: true,
});

test("contacts and what a customer prefers are saved, changed and read in their order", async () => {
  const company = await testCompany();
  const contacts = [contact("b@mlyn.example"), contact("a@mlyn.example")];
  const id = await givenCustomer(company, { contacts, attachIsdoc: true, remindersOff: true });
  const saved = await readCustomer(company, id);
  if (!saved) throw new Error("the customer is not there");
  const form = customerValues(saved);
  expect(form).toMatchObject({ contacts, attachPdf: true, attachIsdoc: true, remindersOff: true });
  await saveCustomer(company, customerSchema.parse({ ...form, contacts: [contact("c@mlyn.example")] }));
  const again = await readCustomer(company, id);
  expect(again?.contacts.map(({ email }) => email)).toEqual(["c@mlyn.example"]);
});

test("what a form leaves out stays as it is", async () => {
  const company = await testCompany();
  const id = await givenCustomer(company, { contacts: [contact("a@mlyn.example")], attachIsdoc: true });
  await givenCustomer(company, { id, name: "Mlýn" });
  expect(await readCustomer(company, id)).toMatchObject({ name: "Mlýn", attachIsdoc: true });
  expect((await readCustomer(company, id))?.contacts).toHaveLength(1);
});

test.each([
  ["an address twice", [contact("a@mlyn.example"), contact("A@mlyn.example")], "1.email", "addressTwice"],
  ["two addresses in one", [contact("a@mlyn.example, b@mlyn.example")], "0.email", "addressSeveral"],
  ["no address", [contact("")], "0.email", "required"],
  [
    "too many",
    Array.from({ length: MAX_CONTACTS + 1 }, (_, at) => contact(`a${at}@m.example`)),
    "",
    "tooMany",
  ],
])("%s is said where it is", (_what, contacts, path, problem) => {
  const [issue] = contactsSchema.safeParse(contacts).error?.issues ?? [];
  expect(issue?.path.join(".")).toBe(path);
  expect(issue?.message).toContain(problem);
});
