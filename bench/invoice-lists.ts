import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { type InvoiceQuery, listInvoices } from "#lib/invoices/list-invoices.ts";
import { sumInvoices } from "#lib/invoices/sum-invoices.ts";
import { sumMonths } from "#lib/invoices/sum-months.ts";
import { testCompany } from "#testing/company.ts";
import { pileUpInvoices } from "#testing/piles.ts";
import { median, p95, type Row, timeInTurn } from "./measure.ts";
import { openLab } from "./outbox-lab.ts";

const FEW = 1_000;
const MANY = 1_000_000;
const ROUNDS = 100;
const SUM_ROUNDS = 15;
const MOST_TIMES_SLOWER = 2;

type Read = { name: string; of: (company: ActingCompany) => Promise<unknown>; rounds?: number; aim?: false };

/** What the list of invoices and the overview read in a company with a million invoices, beside one with a thousand. */
export async function invoiceLists(): Promise<Row[]> {
  const lab = await openLab();
  try {
    const [few, many] = [await testCompany("Malá firma"), await testCompany("Velká firma")];
    await pileUpInvoices(few, FEW);
    await pileUpInvoicesFast(many);
    const rows: Row[] = [];
    for (const { name, of, rounds = ROUNDS, aim } of await reads(few, many)) {
      const times = await timeInTurn(
        () => of(many),
        () => of(few),
        rounds,
      );
      const [ours, peer] = [p95(times.ours), p95(times.peer)];
      rows.push({
        name: `${name} of ${MANY} invoices`,
        unit: "ms",
        median: median(times.ours),
        p95: ours,
        peer: { name: `p95 of ${FEW}`, median: peer },
        ratio: ours / peer,
        aim: aim === false ? "none: it sums what there is" : `p95 ≤ ${MOST_TIMES_SLOWER} × of ${FEW}`,
        met: aim === false || ours <= MOST_TIMES_SLOWER * peer,
      });
    }
    return rows;
  } finally {
    await lab.close();
  }
}

async function reads(few: ActingCompany, many: ActingCompany): Promise<Read[]> {
  const numbers = new Map<string, string>();
  const middle = new Map<string, string>();
  for (const [company, size] of [
    [few, FEW],
    [many, MANY],
  ] as const) {
    const ends = String(size / 2 + 50).padStart(7, "0");
    const found = await db().invoice.findFirstOrThrow({
      where: { companyId: company.id, searchWords: { has: ends } },
    });
    numbers.set(company.id, found.number ?? "");
    middle.set(company.id, found.id);
  }
  const list = (name: string, query: InvoiceQuery | ((company: ActingCompany) => InvoiceQuery)): Read => ({
    name,
    of: (company) => listInvoices(company, typeof query === "function" ? query(company) : query),
  });
  return [
    list("first page", {}),
    list("a page in the middle", ({ id }) => ({ after: middle.get(id) })),
    list("search by number", ({ id }) => ({ search: numbers.get(id) ?? "" })),
    list("search by the end of a number", ({ id }) => ({ search: numbers.get(id)?.slice(-7) ?? "" })),
    list("search by a customer's name", { search: "k00003" }),
    list("search by a word of one in a hundred", { search: "obor3" }),
    list("search by a word of all", { search: "odberatel" }),
    list("search by a word of all, by total", { search: "odberatel", sort: "-total" }),
    list("search by a customer's name, by number", { search: "k00003", sort: "number" }),
    list("overdue", { state: "overdue" }),
    list("overdue, by due date", { state: "overdue", sort: "due" }),
    list("paid, by total", { state: "paid", sort: "-total" }),
    list("credit notes", { kind: "creditNote" }),
    list("by number", { sort: "number" }),
    list("by due date", { sort: "due" }),
    list("by total", { sort: "-total" }),
    { name: "overview, open sums", of: sumInvoices, rounds: SUM_ROUNDS, aim: false },
    { name: "overview, twelve months", of: (company) => sumMonths(company), rounds: SUM_ROUNDS, aim: false },
  ];
}

/** Without the indexes while they are written, which would take longer than all else. */
async function pileUpInvoicesFast(company: ActingCompany): Promise<void> {
  const indexes = await db().$queryRaw<{ name: string; made: string }[]>`
    SELECT indexrelid::regclass::text AS "name", pg_get_indexdef(indexrelid) AS "made" FROM pg_index
    WHERE indrelid = '"Invoice"'::regclass AND NOT indisunique`;
  for (const { name } of indexes) await db().$executeRawUnsafe(`DROP INDEX ${name}`);
  await pileUpInvoices(company, MANY);
  for (const { made } of indexes) await db().$executeRawUnsafe(made);
  await db().$executeRaw`VACUUM ANALYZE "Invoice"`;
}
