import type { ActingCompany } from "#lib/base/acting-company.ts";
import { addDays, today } from "#lib/base/dates.ts";
import { UserError } from "#lib/base/errors.ts";
import type { Locale } from "#lib/base/locale.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { countInvoice, homeCurrency, type Terms } from "#lib/invoices/counting.ts";
import { partiesOf } from "#lib/invoices/parties.ts";
import { type Invoice, readInvoice } from "#lib/invoices/read-invoice.ts";
import type { TemplateKind } from "#prisma/client/enums.ts";
import { documentKindOf, listExamples } from "./list-examples.ts";

type Wanted = { kind: TemplateKind; language: Locale; invoiceId?: string | undefined };

/**
 * What a template is shown with: the document that was chosen, else the company's newest one of its kind, else a
 * made-up one; in the template's language, and as it stands when such a mail is sent.
 * @throws UserError notFound, for one that was chosen
 */
export async function exampleInvoice(
  company: ActingCompany,
  { kind, language, invoiceId }: Wanted,
): Promise<Invoice> {
  const id = invoiceId ?? (await listExamples(company, kind, 1))[0]?.id;
  const found = id === undefined ? null : await readInvoice(company, id);
  if (invoiceId !== undefined && (!found || found.number === null)) throw new UserError("notFound");
  const invoice = found ?? (await madeUp(company, documentKindOf(kind)));
  // Of what is paid already one sees the mail that asked for it.
  const open = { paidOn: null, paidMinor: invoice.state === "issued" ? invoice.paidMinor : 0n };
  if (kind !== "receipt") return { ...invoice, language, state: "issued", ...open };
  const paidMinor = invoice.totals.totalMinor;
  return { ...invoice, language, state: "paid", paidOn: invoice.paidOn ?? today(), paidMinor };
}

const terms: Terms = {
  ...{ vatMode: "charged", pricesWithVat: false, discount: "0", rounded: false, exchangeRate: null },
};
const buyer = {
  ...{ name: "Nakladatelství Tiché písmo a.s.", street: "Knihařská 7", city: "Praha 5", postcode: "150 00" },
  ...{ country: "CZ", registrationNo: "27380645", taxNo: "CZ27380645", vatNo: "" },
};

async function madeUp(company: ActingCompany, kind: Invoice["kind"]): Promise<Invoice> {
  const details = await readCompany(company.id);
  const currency = details.bankAccounts[0]?.currency ?? homeCurrency(details.country);
  const parties = partiesOf(details, buyer, { currency, bankAccountId: null });
  const lines = [
    {
      ...{ description: "", quantity: "1", unit: "" },
      ...{ unitPriceMinor: kind === "creditNote" ? -1_250_000n : 1_250_000n, discount: "0", vatRate: "0" },
    },
  ];
  const [issuedOn, number] = [today(), `${today().slice(0, 4)}0042`];
  const origin = { id: "", kind: "invoice", number: `${today().slice(0, 4)}0007`, issuedOn } as const;
  return {
    ...{ id: "", customerId: "", customerEmail: "", kind, reason: "", note: "", bankAccountId: null },
    ...{ origin: kind === "creditNote" ? origin : null, state: "issued", shownState: "issued" },
    ...{ number, variableSymbol: number, issuedOn, suppliedOn: issuedOn, paidOn: null, paidMinor: 0n },
    ...{ dueOn: addDays(issuedOn, 14), currency, language: "cs", homeRecap: null },
    ...{ ...parties, ...terms, lines },
    totals: countInvoice(lines, terms, { ...parties.seller, currency }),
  };
}
