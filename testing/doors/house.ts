import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Browser } from "playwright/test";
import { newDataDir, removeDataDir, startApp } from "../app.ts";
import { dropDatabase } from "../ask-server.ts";
import { cookieHeader, createAccount, somebody } from "../journey.ts";
import { makeDatabase, startTestServer } from "../postgres.ts";
import { recordsOf } from "./rows.ts";
import { SECRET_WORD } from "./secret-word.ts";

const DATABASE = "obalka_doors";

export type House = Awaited<ReturnType<typeof openHouse>>;

/** The app with a company that has one of everything, another one, and one whose session was ended. */
export async function openHouse(browser: Browser) {
  const server = await startTestServer();
  const url = await makeDatabase(server.adminUrl, DATABASE);
  const dataDir = newDataDir();
  const key = join(dataDir, "master.key");
  writeFileSync(key, randomBytes(32).toString("hex"), { mode: 0o600 });
  const env = { DATABASE_URL: await server.letAppIn(url), MASTER_KEY_FILE: key };
  const app = await startApp({ dataDir, env });
  const database = new pg.Client({ connectionString: url });
  await database.connect();

  const newSession = async (person: ReturnType<typeof somebody>): Promise<string> => {
    const context = await browser.newContext({ locale: "en-GB" });
    await createAccount(await context.newPage(), app.url, person);
    const cookie = await cookieHeader(context);
    await context.close();
    return cookie;
  };
  const owner = somebody(`${SECRET_WORD} s.r.o.`);
  const own = await newSession(owner);
  execFileSync(process.execPath, ["testing/doors/give-company.ts", owner.email], {
    env: { ...process.env, DATABASE_URL: url, MASTER_KEY_FILE: key },
  });
  const foreign = await newSession(somebody("Cizí s.r.o."));
  const ended = await newSession(somebody("Bývalá s.r.o."));
  await database.query(
    `DELETE FROM "Session" WHERE "userId" = (SELECT "userId" FROM "Membership" m JOIN "Company" c ON c."id" = m."companyId"
     WHERE c."name" = 'Bývalá s.r.o.')`,
  );
  return {
    ...{ url: app.url, database, newSession },
    /** Cookies: of the company's owner, of another company's, and one that leads nowhere any more. */
    ...{ own, foreign, ended },
    ids: await recordsOf(database),
    close: async () => {
      await database.end();
      await app.stop();
      removeDataDir(app.dataDir);
      await dropDatabase(server.adminUrl, DATABASE);
      await server.stop();
    },
  };
}
