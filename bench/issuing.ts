import { issueInvoice } from "#lib/invoices/issue-invoice.ts";
import { testCompany } from "#testing/company.ts";
import { givenCustomer, givenDraft, makeVatPayer } from "#testing/invoices.ts";
import { median, milliseconds, p95, type Row } from "./measure.ts";
import { openLab } from "./outbox-lab.ts";

const INVOICES = 1_000;
const LINES = 10;
const AT_ONCE = 8;

/** Issuing drafts of ten lines of one company, one after the other and several at once: each waits for the disk. */
export async function issuing(): Promise<Row[]> {
  const lab = await openLab();
  try {
    return [await issueAll("one after the other", 1), await issueAll(`${AT_ONCE} at once`, AT_ONCE)];
  } finally {
    await lab.close();
  }
}

async function issueAll(name: string, atOnce: number): Promise<Row> {
  const company = await testCompany();
  await makeVatPayer(company);
  const customerId = await givenCustomer(company);
  const line = { description: "Práce", quantity: "1,5", unit: "hod.", unitPrice: "1 234,50", vatRate: "21" };
  const drafts: string[] = [];
  while (drafts.length < INVOICES)
    drafts.push(await givenDraft(company, { customerId, lines: Array.from({ length: LINES }, () => line) }));
  const times: number[] = [];
  const issueRest = async () => {
    for (let id = drafts.pop(); id; id = drafts.pop()) {
      const draft = { id };
      times.push(await milliseconds(() => issueInvoice(company, draft)));
    }
  };
  const took = await milliseconds(() => Promise.all(Array.from({ length: atOnce }, issueRest)));
  return {
    name: `issuing ${INVOICES} invoices, ${name}, ${((INVOICES / took) * 1000).toFixed(0)} per second`,
    unit: "ms each",
    median: median(times),
    p95: p95(times),
    peer: null,
    ratio: null,
    aim: "none: it waits for the disk",
    met: true,
  };
}
