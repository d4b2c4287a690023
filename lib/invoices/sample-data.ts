import type { ActingCompany } from "#lib/base/acting-company.ts";
import { addDays, type Day, dateOf, today } from "#lib/base/dates.ts";
import type { Tx } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { createCustomer } from "#lib/customers/save-customer.ts";
import { issueTaken } from "./issue-invoice.ts";
import { sampleCustomers } from "./sample-customers.ts";
import { type SampleInvoice, sampleInvoices } from "./sample-invoices.ts";
import { sampleWorks } from "./sample-works.ts";
import { createDraft, draftOf } from "./save-invoice.ts";
import type { InvoiceInput } from "./schema.ts";

const DUE_DAYS = 14;
const SPREAD_DAYS = 730;
// Kept where the currency is not the seller's own.
const CROWNS_FOR_EURO = "24.315";
const EUROS_FOR_CROWN = "0.04112688";

type Seller = Parameters<typeof issueTaken>[2];

/** Fills a new company with customers and with invoices in every state, the latest of them from yesterday. */
export async function createSampleData(tx: Tx, company: ActingCompany): Promise<void> {
  const present = await readCompany(company.id, tx);
  const seller = sampleSeller(present);
  const customerIds: string[] = [];
  for (const customer of sampleCustomers) customerIds.push((await createCustomer(tx, company, customer)).id);
  for (const sample of sampleInvoices) {
    const customerId = customerIds[sample.customer] ?? "";
    await createSample(tx, company, sample.state === "draft" ? present : seller, customerId, sample);
  }
}

/**
 * Adds `count` more invoices like those, to the customers that the company has, the oldest first and spread over
 * the last two years. `from` and `total` say which part of a greater number this is.
 */
export async function addSampleInvoices(
  tx: Tx,
  company: ActingCompany,
  { from, count, total }: { from: number; count: number; total: number },
): Promise<void> {
  const seller = sampleSeller(await readCompany(company.id, tx));
  const where = { companyId: company.id, name: { in: sampleCustomers.map(({ name }) => name) } };
  const customers = new Map((await tx.customer.findMany({ where })).map(({ name, id }) => [name, id]));
  for (let index = from; index < from + count; index += 1) {
    const sample = sampleInvoices[index % sampleInvoices.length];
    const customerId = customers.get(sampleCustomers[sample?.customer ?? 0]?.name ?? "");
    if (!sample || !customerId) continue;
    const daysAgo = Math.floor(((total - index) * SPREAD_DAYS) / total);
    await createSample(tx, company, seller, customerId, { ...sample, daysAgo });
  }
}

// A company that is minutes old has no details yet; its sample invoices shall look like real ones nevertheless.
function sampleSeller(seller: Seller): Seller {
  if (seller.street || seller.registrationNo || seller.bankAccounts.length > 0) return seller;
  const place = { street: "Ukázková 12", city: "Praha 1", postcode: "110 00" };
  const numbers = { registrationNo: "12345679", taxNo: "CZ12345679", vatPayer: true };
  const bankAccounts = [
    { id: newUuid(), name: "", iban: "CZ6508000000192000145399", swift: "GIBACZPX", currency: "CZK" },
  ];
  return { ...seller, ...place, ...numbers, bankAccounts };
}

async function createSample(
  tx: Tx,
  company: ActingCompany,
  seller: Seller,
  customerId: string,
  sample: SampleInvoice,
): Promise<void> {
  const issuedOn = addDays(today(), -sample.daysAgo);
  const input = {
    customerId,
    suppliedOn: issuedOn,
    dueOn: addDays(issuedOn, DUE_DAYS),
    note: sample.note ?? "",
    ...{ vatMode: "charged" as const, pricesWithVat: false, discount: "0", rounded: false },
    bankAccountId: "" as const,
    exchangeRate: seller.country === "SK" ? EUROS_FOR_CROWN : CROWNS_FOR_EURO,
    lines: linesOf(sample),
  };
  const { id } = await createDraft(tx, company, await draftOf(tx, company, input, seller));
  if (sample.state !== "draft") await issueTaken(tx, company, seller, id, issuedOn);
  const where = { companyId_id: { companyId: company.id, id } };
  const createdAt = morningOf(issuedOn);
  if (sample.state === "paid") await paySample(tx, company, id, addDays(input.dueOn, -3));
  await tx.invoice.update({ where, data: { createdAt } });
}

const morningOf = (day: Day) => new Date(`${day}T07:30:00Z`);

async function paySample(tx: Tx, company: ActingCompany, invoiceId: string, day: Day): Promise<void> {
  const where = { companyId_id: { companyId: company.id, id: invoiceId } };
  const shown = { totalMinor: true, currency: true } as const;
  const { totalMinor, currency } = await tx.invoice.findUniqueOrThrow({ where, select: shown });
  const paidOn = dateOf(day);
  const payment = { companyId: company.id, invoiceId, paidOn, amountMinor: totalMinor };
  const { id } = await tx.payment.create({ data: { ...payment, createdById: company.userId } });
  await tx.invoice.update({ where, data: { state: "paid", paidOn, paidMinor: totalMinor } });
  const details = { paymentId: id, amountMinor: totalMinor.toString(), currency, paidOn: day };
  const event = { companyId: company.id, userId: company.userId, subjectId: invoiceId, details };
  for (const name of ["invoice.paymentRecorded", "invoice.paid"])
    await tx.auditEvent.create({ data: { ...event, event: name } });
}

function linesOf(sample: SampleInvoice): InvoiceInput["lines"] {
  const { language = "cs", currency } = sampleCustomers[sample.customer] ?? {};
  return Object.entries(sample.lines).map(([name, quantity]) => {
    const { unit, vatRate, crowns, euros, ...words } = sampleWorks[name as keyof typeof sampleWorks];
    const unitPrice = currency === "CZK" ? crowns : euros;
    return { description: words[language], quantity, unit, unitPrice, discount: "0", vatRate };
  });
}
