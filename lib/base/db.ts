import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { Prisma, PrismaClient } from "#prisma/client/client.ts";
import { settings } from "./env.ts";
import { log } from "./log.ts";

export type Db = PrismaClient;
/** A transaction: what must happen together takes it as its first argument. */
export type Tx = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends">;

/** A piece of a statement, its values apart: to put together what `$queryRaw` takes. */
export type Sql = Prisma.Sql;
export const sql = Prisma.sql;
export const noSql = Prisma.empty;

type Open = { prisma: Db; prepared: pg.Pool };

// One for a process: module instances multiply under a bundler's hot reload.
const store = globalThis as typeof globalThis & { obalkaDb?: Open };

/** The database of this process; opened at the first use. */
export const db = (): Db => open().prisma;

/** Connections for the few statements that have no time for more: see `prepared`. */
export const preparedPool = (): pg.Pool => open().prepared;

function open(): Open {
  store.obalkaDb ??= openDb(databaseUrl());
  return store.obalkaDb;
}

function openDb(connectionString: string): Open {
  const onPoolError = (error: Error) => log().warn({ err: error.message }, "database connection lost");
  const adapter = new PrismaPg({ connectionString, max: 10 }, { onPoolError });
  // Each statement is planned once for a connection, whatever its values: planning costs more than running it.
  const options = "-c plan_cache_mode=force_generic_plan";
  const prepared = new pg.Pool({ connectionString, max: 10, options }).on("error", onPoolError);
  return { prisma: new PrismaClient({ adapter }), prepared };
}

/** Closes the database of this process, so that it can end. */
export async function closeDb(): Promise<void> {
  const { obalkaDb } = store;
  store.obalkaDb = undefined;
  await Promise.all([obalkaDb?.prisma.$disconnect(), obalkaDb?.prepared.end()]);
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
