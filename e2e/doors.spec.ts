import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Browser } from "playwright/test";
import { newDataDir, type RunningApp, removeDataDir, startApp } from "#testing/app.ts";
import { dropDatabase } from "#testing/ask-server.ts";
import { type Answer, callAction, callRoute, namesRecord, schemaOf } from "#testing/doors/call-doors.ts";
import { type Door, readDoors } from "#testing/doors/read-doors.ts";
import { sampleInput, takesId } from "#testing/doors/sample-input.ts";
import { SECRET_WORD } from "#testing/doors/secret-word.ts";
import { cookieHeader, createAccount, somebody } from "#testing/journey.ts";
import { makeDatabase, startTestServer, type TestServer } from "#testing/postgres.ts";
import { expect, test } from "./fixtures.ts";

// Every door that the code has, called over HTTP by whoever has no business behind it.

const DATABASE = "obalka_doors";
const NOBODY = "11111111-1111-4111-8111-111111111111";

const doors = readDoors();
const guarded = doors.filter(({ permission }) => permission !== null);
const actions = guarded.filter(({ kind }) => kind === "action");
const posts = guarded.filter(({ kind, name }) => kind === "route" && name !== "GET");
const reads = guarded.filter(({ kind, name }) => (kind === "route" ? name === "GET" : name === "default"));
const pagesAndFiles = reads.filter(({ file }) => !/(layout|template)\.tsx$/.test(file));
const titleOf = ({ file, name }: Door) => `${file} ${name}`;

let server: TestServer;
let app: RunningApp;
let database: pg.Client;
/** Of the company whose things are asked for, of another company's owner, and one that was ended. */
let own: string;
let foreign: string;
let ended: string;
let ids: string[];

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  server = await startTestServer();
  const url = await makeDatabase(server.adminUrl, DATABASE);
  const dataDir = newDataDir();
  const key = join(dataDir, "master.key");
  writeFileSync(key, randomBytes(32).toString("hex"), { mode: 0o600 });
  app = await startApp({ dataDir, env: { DATABASE_URL: url, MASTER_KEY_FILE: key } });
  database = new pg.Client({ connectionString: url });
  await database.connect();

  const owner = somebody(`${SECRET_WORD} s.r.o.`);
  own = await newSession(browser, owner);
  execFileSync(process.execPath, ["testing/doors/give-company.ts", owner.email], {
    env: { ...process.env, DATABASE_URL: url, MASTER_KEY_FILE: key },
  });
  foreign = await newSession(browser, somebody("Cizí s.r.o."));
  ended = await newSession(browser, somebody("Bývalá s.r.o."));
  await database.query(
    `DELETE FROM "Session" WHERE "userId" = (SELECT "userId" FROM "Membership" m JOIN "Company" c ON c."id" = m."companyId"
     WHERE c."name" = 'Bývalá s.r.o.')`,
  );
  ids = await recordsOf();
});

test.afterAll(async () => {
  await database.end();
  await app.stop();
  removeDataDir(app.dataDir);
  await dropDatabase(server.adminUrl, DATABASE);
  await server.stop();
});

for (const who of ["without a session", "with a session that was ended"]) {
  test(`${who} nothing is read and nothing is done`, async () => {
    test.setTimeout(180_000);
    const before = await everythingOf();
    const caller = { url: app.url, ...(who !== "without a session" && { cookie: ended }) };
    const failures: string[] = [];
    for (const door of pagesAndFiles)
      for (const headers of [{}, { RSC: "1" }] as Record<string, string>[])
        for (const id of namesRecord(door) ? [...ids, NOBODY] : [NOBODY]) {
          const answer = await callRoute(caller, door, id, undefined, headers);
          // The router is told the way in its own format.
          const led = answer.leadsTo === "/sign-in" || (headers.RSC && answer.text.includes("/sign-in"));
          if (!led || tells(answer))
            failures.push(`${titleOf(door)} ${JSON.stringify(headers)} ${answer.status}`);
        }
    for (const door of posts)
      if (!refuses(await callRoute(caller, door, NOBODY, {}), "signedOut")) failures.push(titleOf(door));
    for (const door of actions) {
      const answer = await callAction(caller, door, await inputFor(door, NOBODY));
      if (!refuses(answer, "signedOut") && !isSilent(door, answer)) failures.push(titleOf(door));
    }
    expect(failures).toEqual([]);
    expect(await everythingOf()).toEqual(before);
  });
}

for (const origin of [null, "null", "https://cizi.example", "nesmysl", "http://localhost.cizi.example"]) {
  test(`what comes from ${origin ?? "no origin"} changes nothing, signed in or not`, async () => {
    test.setTimeout(180_000);
    const before = await everythingOf();
    const failures: string[] = [];
    for (const cookie of [own, ""]) {
      const caller = { url: app.url, cookie, origin };
      for (const door of posts) {
        const answer = await callRoute(caller, door, NOBODY, {});
        if (answer.status !== 403 || !refuses(answer, "wrongOrigin")) failures.push(titleOf(door));
      }
      for (const door of doors.filter(({ kind }) => kind === "action")) {
        const answer = await callAction(caller, door, await inputFor(door, NOBODY));
        const refused = answer.status >= 400 || refuses(answer, "wrongOrigin") || isSilent(door, answer);
        if (!refused || answer.setsCookie) failures.push(`${titleOf(door)} ${answer.status}`);
      }
    }
    expect(failures).toEqual([]);
    expect(await everythingOf()).toEqual(before);
  });
}

test("another company's owner reads nothing by any id, and changes nothing", async () => {
  test.setTimeout(300_000);
  const before = await everythingOf();
  const caller = { url: app.url, cookie: foreign };
  const failures: string[] = [];
  for (const door of pagesAndFiles.filter(namesRecord))
    for (const id of ids) {
      const answer = await callRoute(caller, door, id);
      if (answer.status !== 404 || tells(answer)) failures.push(`${titleOf(door)} ${answer.status}`);
    }
  for (const door of pagesAndFiles.filter((each) => !namesRecord(each) && !isStream(each)))
    if (tells(await callRoute(caller, door, NOBODY))) failures.push(titleOf(door));
  const shapes: Record<"whole" | "partly", string[]> = { whole: [], partly: [] };
  for (const door of [...actions, ...posts]) {
    const schema = await schemaOf(door);
    if (!schema || !takesId(schema)) continue;
    shapes[schema.safeParse(sampleInput(schema, NOBODY)).success ? "whole" : "partly"].push(titleOf(door));
    for (const id of ids) {
      const input = sampleInput(schema, id);
      const answer = await (door.kind === "action"
        ? callAction(caller, door, input)
        : callRoute(caller, door, NOBODY, input));
      if (tells(answer)) failures.push(`${titleOf(door)} ${answer.status}`);
    }
  }
  expect(failures).toEqual([]);
  expect(await everythingOf()).toEqual(before);
  // Of these the deed itself is reached: what the schema wants is there.
  expect(shapes.whole.length, JSON.stringify(shapes.partly)).toBeGreaterThan(25);
});

test("the same addresses lead their own company to its things", async () => {
  const reached: string[] = [];
  for (const door of pagesAndFiles.filter(namesRecord))
    for (const id of ids)
      if ((await callRoute({ url: app.url, cookie: own }, door, id)).status === 200) {
        reached.push(door.file);
        break;
      }
  const all = pagesAndFiles.filter(namesRecord).map(({ file }) => file);
  // What the sandbox has caught is no row.
  expect(all.filter((file) => !reached.includes(file) && !file.includes("/sandbox/"))).toEqual([]);
});

async function newSession(browser: Browser, person: ReturnType<typeof somebody>): Promise<string> {
  const context = await browser.newContext({ locale: "en-GB" });
  await createAccount(await context.newPage(), app.url, person);
  const cookie = await cookieHeader(context);
  await context.close();
  return cookie;
}

async function inputFor(door: Door, id: string): Promise<unknown> {
  const schema = await schemaOf(door);
  return schema ? sampleInput(schema, id) : "cs";
}

const refuses = ({ text }: Answer, problem: string): boolean => text.includes(`"problem":"${problem}"`);

/** An action that is written as a function gives no answer: it may lead elsewhere, and sets nothing. */
const isSilent = ({ file }: Door, { text, setsCookie }: Answer): boolean =>
  file === "app/actions.ts" && !setsCookie && !text.includes('"ok":true');

const tells = ({ text }: Answer): boolean => text.includes(SECRET_WORD);

const isStream = ({ file }: Door): boolean => file.endsWith("/events/route.ts");

/** The id of every record of the company: of whatever table, of its people and their sessions. */
async function recordsOf(): Promise<string[]> {
  const found: string[] = [];
  for (const table of await tables()) {
    const { rows } = await database.query<{ id: string }>(
      `SELECT "id" FROM "${table}" WHERE "companyId" = (${theCompany}) LIMIT 2`,
    );
    found.push(...rows.map(({ id }) => id));
  }
  const { rows } = await database.query<{ id: string }>(
    `SELECT "id" FROM "Session" WHERE "userId" IN (SELECT "userId" FROM "Membership" WHERE "companyId" = (${theCompany}))
     UNION SELECT "id" FROM "Company" WHERE "id" = (${theCompany})`,
  );
  expect(found.length).toBeGreaterThan(12);
  return [...found, ...rows.map(({ id }) => id)];
}

/** All rows of the company by table, as their hash. */
async function everythingOf(): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const table of await tables("companyId")) {
    const { rows } = await database.query<{ row: string }>(
      `SELECT t::text AS "row" FROM "${table}" t WHERE "companyId" = (${theCompany}) ORDER BY 1`,
    );
    hashes[table] = createHash("sha256")
      .update(rows.map(({ row }) => row).join("\n"))
      .digest("hex");
  }
  return hashes;
}

const theCompany = `SELECT "id" FROM "Company" WHERE "name" = '${SECRET_WORD} s.r.o.'`;

async function tables(column = "id"): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(
    `SELECT c.table_name AS name FROM information_schema.columns c
     JOIN information_schema.columns d USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND c.column_name = 'companyId' AND d.column_name = $1 AND c.table_name <> 'Session'
     ORDER BY 1`,
    [column],
  );
  return rows.map(({ name }) => name);
}
