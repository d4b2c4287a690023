import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "#prisma/client/client.ts";
import { settings } from "./env.ts";
import { log } from "./log.ts";

export type Db = PrismaClient;
/** A transaction: what must happen together takes it as its first argument. */
export type Tx = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends">;

// One client for a process: module instances multiply under a bundler's hot reload.
const store = globalThis as typeof globalThis & { obalkaDb?: Db };

/** The database of this process; opened at the first use. */
export function db(): Db {
  store.obalkaDb ??= openDb(databaseUrl());
  return store.obalkaDb;
}

function openDb(connectionString: string): Db {
  const onPoolError = (error: Error) => log().warn({ err: error.message }, "database connection lost");
  const adapter = new PrismaPg(
    { connectionString, max: 10 },
    { onPoolError, statementNameGenerator: statementName },
  );
  return new PrismaClient({ adapter });
}

// A statement that costs more to plan than to run says so by a name at its head: PostgreSQL then plans it once for a
// connection. An empty name: it is planned each time.
function statementName({ sql }: { sql: string }): string {
  return /^\s*\/\* prepared: (\w+) \*\//.exec(sql)?.[1] ?? "";
}

/** Closes the database of this process, so that it can end. */
export async function closeDb(): Promise<void> {
  await store.obalkaDb?.$disconnect();
  store.obalkaDb = undefined;
}

/**
 * Calls `onNotify` with the payload of every NOTIFY on `channel`, and once with "" after each
 * (re)connection, because what was said meanwhile is lost. Reconnects until `signal` aborts.
 */
export async function listen(
  channel: string,
  onNotify: (payload: string) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const client = new pg.Client({ connectionString: databaseUrl(), keepAlive: true });
    const { promise: lost, resolve: lose } = Promise.withResolvers<void>();
    client.on("error", () => lose()).on("end", () => lose());
    const onAbort = () => lose();
    signal.addEventListener("abort", onAbort);
    client.on("notification", (message) => onNotify(message.payload ?? ""));
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
      onNotify("");
      await lost;
    } catch (error) {
      log().warn({ err: (error as Error).message }, "listening failed");
    }
    signal.removeEventListener("abort", onAbort);
    await client.end().catch(() => undefined);
    if (!signal.aborted) await new Promise((wake) => setTimeout(wake, 500));
  }
}

/** The address of the database of this process. */
export function databaseUrl(): string {
  const url = settings().databaseUrl;
  if (!url) throw new Error("DATABASE_URL is not set: this program is started by npm start, or needs it");
  return url;
}
