import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { saveCustomer } from "#lib/customers/save-customer.ts";
import { type CustomerForm, customerSchema } from "#lib/customers/schema.ts";
import { saveInvoice } from "#lib/invoices/save-invoice.ts";
import { type InvoiceForm, invoiceSchema } from "#lib/invoices/schema.ts";

const customer: CustomerForm = {
  ...{
    name: "Kavárna U Mlýna s.r.o.",
    street: "Mlýnská 14",
    city: "Brno",
    postcode: "602 00",
    country: "CZ",
  },
  ...{ registrationNo: "25164716", taxNo: "CZ25164716", vatNo: "", email: "ucetni@kavarna-u-mlyna.example" },
  ...{ language: "cs", currency: "CZK" },
};
const line = {
  description: "Grafický návrh",
  quantity: "1,5",
  unit: "hod.",
  unitPrice: "1 234,50",
  vatRate: "21",
};

/** Saves a customer as the form would; the fields given replace those of a Czech café. */
export async function givenCustomer(
  company: ActingCompany,
  fields: Partial<CustomerForm> = {},
): Promise<string> {
  return (await saveCustomer(company, customerSchema.parse({ ...customer, ...fields }))).id;
}

type Line = InvoiceForm["lines"][number];
type DraftFields = Partial<Omit<InvoiceForm, "lines">> & {
  lines?: (Omit<Line, "discount"> & Partial<Line>)[];
};

/** Saves a draft as the editor would, for a new customer unless one is given. */
export async function givenDraft(company: ActingCompany, fields: DraftFields = {}): Promise<string> {
  const customerId = fields.customerId ?? (await givenCustomer(company));
  const form = {
    suppliedOn: "2026-11-23",
    dueOn: "2099-12-07",
    note: "",
    ...{ vatMode: "charged" as const, pricesWithVat: false, discount: "", rounded: false, exchangeRate: "" },
    bankAccountId: "",
    ...fields,
    lines: (fields.lines ?? [line]).map((each) => ({ discount: "", ...each })),
    customerId,
  };
  return (await saveInvoice(company, invoiceSchema.parse(form))).id;
}

/** Adds a bank account, in crowns unless it is said otherwise. */
export async function givenAccount(
  { id: companyId }: ActingCompany,
  account: { iban: string; swift?: string; currency?: string },
): Promise<string> {
  const position = await db().bankAccount.count({ where: { companyId } });
  const data = { companyId, id: newUuid(), position, currency: "CZK", ...account };
  return (await db().bankAccount.create({ data, select: { id: true } })).id;
}

/** Fills in the details of a Czech payer of VAT with a bank account. */
export async function makeVatPayer(company: ActingCompany): Promise<void> {
  const place = { street: "Lípová 12", city: "Žďár nad Sázavou", postcode: "591 01" };
  const numbers = { registrationNo: "27160815", taxNo: "CZ27160815", vatStatus: "payer" as const };
  await db().company.update({ where: { id: company.id }, data: { ...place, ...numbers } });
  await givenAccount(company, { iban: "CZ6508000000192000145399", swift: "GIBACZPX" });
}
