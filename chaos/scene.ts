import { mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { db } from "#lib/base/db.ts";
import { saveMailbox } from "#lib/mailbox/save-mailbox.ts";
import { makeAuthority } from "#testing/certificates.ts";
import { testCompany } from "#testing/company.ts";
import type { Sender } from "#testing/deliveries.ts";
import { mailboxValues } from "#testing/mailbox.ts";
import { Book } from "./book.ts";
import { Database } from "./database.ts";
import { Mischiefs } from "./mischief.ts";
import { type Receiver, startReceiver } from "./receiver.ts";
import { Trap } from "./trap.ts";

const COMPANIES = 6;
const MAILBOXES_OF_EACH = 2;
const UNDO_SECONDS = 2;

/** Everything that a run stands on. */
export type Scene = {
  dir: string;
  /** Something broke: the folder stays, with the database and the workers' log. */
  keepDir: boolean;
  database: Database;
  book: Book;
  mischiefs: Mischiefs;
  trap: Trap;
  senders: Sender[];
  /** What every worker gets. */
  worker: { env: NodeJS.ProcessEnv; log: number };
};

export type SceneOptions = {
  seed: number;
  leaseMs: number;
  /** Hears of mistakes of the receivers' own. */
  onError: (error: unknown) => void;
};

/**
 * A folder, a PostgreSQL server, and a mail server for each mailbox of several companies. Settings of this process
 * are set on the way: nothing may have read them before.
 * @param cleanup takes down what was built, whatever happens
 */
export async function setScene(
  { seed, leaseMs, onError }: SceneOptions,
  cleanup: AsyncDisposableStack,
): Promise<Scene> {
  const dir = mkdtempSync(join(tmpdir(), "obalka-chaos-"));
  const kept = { dir, keepDir: false };
  cleanup.defer(() => (kept.keepDir ? undefined : rmSync(dir, { recursive: true, force: true })));
  const database = await Database.start(dir);
  cleanup.defer(() => database.stop());
  const stand = { book: new Book(), mischiefs: new Mischiefs(seed), trap: new Trap() };
  const authority = makeAuthority();
  const receivers: Receiver[] = [];
  for (let mailbox = 0; mailbox < COMPANIES * MAILBOXES_OF_EACH; mailbox++) {
    const receiver = await startReceiver({
      ...{ mailbox, seed, certificate: authority.issue(), book: stand.book, mischiefs: stand.mischiefs },
      onPhase: stand.trap.onPhase,
      onError,
    });
    cleanup.defer(receiver.close);
    receivers.push(receiver);
  }
  const settings = await settingsFor(dir, database, receivers, authority.cert);
  Object.assign(process.env, settings, { LOG_LEVEL: "silent" });
  const env = {
    ...process.env,
    LOG_LEVEL: "warn",
    NODE_ENV: "production" as const,
    OBALKA_LEASE_MS: String(leaseMs),
  };
  const log = openSync(join(dir, "workers.log"), "a");
  const senders = await makeSenders(receivers);
  return Object.assign(kept, { database, ...stand, senders, worker: { env, log } });
}

async function settingsFor(dir: string, database: Database, receivers: Receiver[], authority: string) {
  const file = (name: string, text: string) => {
    const path = join(dir, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };
  return {
    DATABASE_URL: await database.migrated(),
    DATA_DIR: dir,
    MASTER_KEY_FILE: file("master.key", "5e".repeat(32)),
    SMTP_CA_FILE: file("ca.pem", authority),
    SMTP_ALLOWED_PRIVATE_HOSTS: receivers.map(({ server }) => `${server.host}:${server.port}`).join(),
    SANDBOX_PORT: "0",
    // Workers start by the hundred: compiled once is enough.
    NODE_COMPILE_CACHE: join(dir, "compiled"),
  };
}

async function makeSenders(receivers: Receiver[]): Promise<Sender[]> {
  const senders: Sender[] = [];
  for (let number = 0; number < COMPANIES; number++) {
    const company = await testCompany(`Firm ${number}`);
    await db().company.update({
      where: { id: company.id },
      data: { sendingEnabled: true, undoSeconds: UNDO_SECONDS },
    });
    const own = receivers.slice(number * MAILBOXES_OF_EACH, (number + 1) * MAILBOXES_OF_EACH);
    for (const { server } of own) {
      const { id } = await saveMailbox(company, mailboxValues(server, { address: server.username }));
      senders.push({ company, mailboxId: id });
    }
  }
  return senders;
}
