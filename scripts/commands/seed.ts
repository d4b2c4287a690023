import { prepareClient } from "../build/prepare.ts";
import { runCommand } from "../command.ts";
import { readCommandLine } from "../command-line.ts";
import { Complaint } from "../complaint.ts";
import { migrate } from "../database/migrate.ts";
import { withDatabase } from "../run/database-url.ts";
import { say } from "../say.ts";

const BATCH = 100;
const HELP = `npm run seed -- --account ADDRESS [--invoices N]
Adds sample customers and N sample invoices (by default 100) to the company of the account.`;

await runCommand(async () => {
  const options = {
    account: { type: "string" },
    invoices: { type: "string", default: "100" },
    help: { type: "boolean" },
  } as const;
  const { values } = readCommandLine({ options }, HELP);
  if (values.help) return say(HELP);
  const total = Number(values.invoices);
  if (!values.account) throw new Complaint(`Name the account by its e-mail address.\n${HELP}`);
  if (!Number.isInteger(total) || total < 1)
    throw new Complaint(`--invoices takes a whole number above 0.\n${HELP}`);
  const account = values.account.toLowerCase();
  await prepareClient();
  await withDatabase(async (databaseUrl) => {
    await migrate(databaseUrl);
    process.env.DATABASE_URL = databaseUrl;
    await seed(account, total);
  });
});

async function seed(email: string, total: number): Promise<void> {
  // Loaded now: the client is generated and the database known.
  const [{ db, closeDb }, { addSampleInvoices, createSampleData }] = await Promise.all([
    import("#lib/base/db.ts"),
    import("#lib/invoices/sample-data.ts"),
  ]);
  const membership = await db().membership.findFirst({ where: { user: { email } } });
  if (!membership) throw new Complaint(`There is no account ${email}. Create it at /welcome first.`);
  const company = { id: membership.companyId, userId: membership.userId };
  const inOne = { timeout: 120_000 };
  if ((await db().customer.count({ where: { companyId: company.id } })) === 0) {
    await db().$transaction((tx) => createSampleData(tx, company), inOne);
  }
  for (let from = 0; from < total; from += BATCH) {
    const part = { from, count: Math.min(BATCH, total - from), total };
    await db().$transaction((tx) => addSampleInvoices(tx, company, part), inOne);
    say(`${part.from + part.count} of ${total} invoices`);
  }
  await closeDb();
}
