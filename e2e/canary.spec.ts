import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Page } from "playwright/test";
import { type RunningApp, removeDataDir, startApp } from "#testing/app.ts";
import { callRoute, isLookedAt, isStream, namesRecord } from "#testing/doors/call-doors.ts";
import { readDoors } from "#testing/doors/read-doors.ts";
import { recordsOf } from "#testing/doors/rows.ts";
import { filesOf, operate } from "#testing/installation.ts";
import {
  cookieHeader,
  createAccount,
  fillMailbox,
  openDelivery,
  saveMailboxAndSwitchOn,
  sendByEmail,
  sendFirstInvoice,
  somebody,
} from "#testing/journey.ts";
import { passwordForms } from "#testing/password-forms.ts";
import { type ScriptedPeer, startScriptedPeer } from "#testing/scripted-peer.ts";
import { expect, test } from "./fixtures.ts";

// A password is typed into the form, and then looked for everywhere: it may be on the wire to its own server, and sealed.

const CANARY = "kanárek-Zpívá-7Qx!&/heslo";
const USERNAME = "kanarek@firma.example";
const forms = passwordForms({ username: USERNAME, password: CANARY });

let app: RunningApp;
let peer: ScriptedPeer;
let accepts = false;

test.beforeAll(async () => {
  // It tells everybody what it was told, as careless servers do.
  const auth = (line: string) =>
    accepts
      ? `235 2.7.0 Welcome ${line} ${CANARY}`
      : `535-5.7.8 You said ${line}\r\n535 5.7.8 which is ${CANARY} or ${encodeURIComponent(CANARY)}`;
  peer = await startScriptedPeer({ moves: { auth } });
  app = await startApp({ env: { LOG_LEVEL: "trace" } });
});

test.afterAll(async () => {
  await app.stop();
  await peer.close();
  removeDataDir(app.dataDir);
});

test("a password that was typed is nowhere but where it belongs", async ({ page }) => {
  test.setTimeout(180_000);
  const seen = listen(page);
  await createAccount(page, app.url, somebody());
  await fillMailbox(page, app.url, "fakturace@firma.example", {
    ...peer.server,
    username: USERNAME,
    password: CANARY,
  });

  // Tested and refused, with the conversation on the screen.
  await page.getByRole("button", { name: "Send test e-mail" }).click();
  await expect(page.locator('[data-stage="auth"]')).toHaveAttribute("data-state", "failed");
  await page.getByText("The conversation with the server").click();
  seen.add("the transcript", (await page.locator("pre").textContent()) ?? "");
  seen.add("the page after a refused test", await page.content());

  // Accepted, saved, used; the mail has a link to the public page.
  const database = await openDatabase(app.dataDir);
  await database.query('UPDATE "Company" SET "publicLinks" = true');
  accepts = true;
  await page.getByRole("button", { name: "Send test e-mail" }).click();
  await expect(page.getByText("accepted the test e-mail for")).toBeVisible();
  await saveMailboxAndSwitchOn(page);
  await sendFirstInvoice(page, app.url);
  await expect(page.getByText("Sent", { exact: true }).first()).toBeVisible();

  // Revoked one day: the next delivery keeps the server's words.
  accepts = false;
  await sendByEmail(page);
  await expect(page.getByText("You said", { exact: false }).first()).toBeVisible();
  seen.add("the page of an invoice", await page.content());
  await openDelivery(page);
  seen.add("the page of a delivery", await page.content());

  // With another port the saved password is not enough.
  await page.goto(`${app.url}/settings/email`);
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  await page.getByLabel("Port", { exact: true }).fill("587");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Please enter the password again")).toBeVisible();

  // Something that nobody foresaw, with the password in hand.
  await database.query('ALTER TABLE "AuditEvent" RENAME TO "AuditEventAway"');
  await page.getByLabel("Port", { exact: true }).fill(String(peer.server.port));
  await page.getByLabel("Password", { exact: true }).fill(CANARY);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect.poll(() => app.output()).toContain("an action failed unexpectedly");
  seen.add("the page after an unforeseen error", await page.content());
  await database.query('ALTER TABLE "AuditEventAway" RENAME TO "AuditEvent"');

  // A batch of its own, whose page is looked at too.
  await database.query(
    `INSERT INTO "SendBatch" ("id", "companyId", "mailboxId", "state", "createdById", "updatedAt")
     SELECT gen_random_uuid(), m."companyId", m."id", 'paused', s."userId", now() FROM "Mailbox" m
     JOIN "Membership" s USING ("companyId")`,
  );
  await seeEverything(page, database, seen.add);

  seen.add("the database", await dump(database));
  await database.end();
  seen.add("the output of all processes", app.output());
  const to = mkdtempSync(join(tmpdir(), "obalka-canary-"));
  const { code, said } = await operate("backup", ["--to", to, "--with-key"], app.dataDir).ended;
  expect({ code, said }).toMatchObject({ code: 0 });
  seen.add("what the backup says", said);
  for (const folder of [to, app.dataDir])
    for (const file of filesOf(folder))
      seen.add(file, readFileSync(join(folder, file)).toString("latin1"), "latin1");
  rmSync(to, { recursive: true });

  // The server got it, in its own time: what was looked for did exist.
  expect(peer.heard.join()).toContain(forms.at(-1));
  expect(seen.places()).toBeGreaterThan(50);
  expect(seen.found).toEqual([]);
});

/** Every page and file that the code has, as a document and as what the router asks for, of every record there is. */
async function seeEverything(page: Page, database: pg.Client, add: ReturnType<typeof listen>["add"]) {
  const caller = { url: app.url, cookie: await cookieHeader(page.context()) };
  const ids = await recordsOf(database, 'SELECT "id" FROM "Company"');
  const mails = peer.messages.map((message) => message.replaceAll("=\r\n", "")).join();
  const token = /\/i\/([\w-]{43})/.exec(mails)?.[1] ?? "";
  expect(token).not.toBe("");
  const unseen: string[] = [];
  for (const door of readDoors().filter((each) => isLookedAt(each) && !isStream(each))) {
    const others = /\/i\/\[token\]/.test(door.file) ? [token] : ["gmail"];
    let opened = false;
    for (const value of namesRecord(door) ? ids : others)
      for (const headers of [{}, { RSC: "1" }] as Record<string, string>[]) {
        const { status, text } = await callRoute(caller, door, value, undefined, headers);
        opened ||= status === 200;
        add(`${door.file} ${value} ${JSON.stringify(headers)}`, text);
      }
    if (!opened && namesRecord(door)) unseen.push(door.file);
  }
  // Nothing was caught by the sandbox, and nothing stands in the catalogue.
  expect(unseen.filter((file) => !/sandbox|catalogue/.test(file))).toEqual([]);
}

/** Keeps the names of the places in which a form of the password was found. */
function listen(page: Page) {
  const found: string[] = [];
  let places = 0;
  const add = (place: string, text: string, encoding: BufferEncoding = "utf8") => {
    places++;
    const lower = text.toLowerCase();
    const shows = forms.some((form) => lower.includes(Buffer.from(form).toString(encoding).toLowerCase()));
    if (shows) found.push(place);
  };
  page.on("console", (message) => add("the console", message.text()));
  page.on("response", async (response) => {
    // A redirect has no body.
    const body = await response.text().catch(() => "");
    add(`${response.request().method()} ${response.url()}`, body);
    add(`headers of ${response.url()}`, JSON.stringify(await response.allHeaders().catch(() => ({}))));
  });
  return { add, found, places: () => places };
}

// The fourth line of postmaster.pid is the port.
async function openDatabase(dataDir: string): Promise<pg.Client> {
  const port = readFileSync(join(dataDir, "db", "postmaster.pid"), "utf8").split("\n")[3];
  const password = readFileSync(join(dataDir, "db.password"), "utf8").trim();
  const client = new pg.Client({
    connectionString: `postgresql://obalka:${password}@127.0.0.1:${port}/obalka`,
  });
  await client.connect();
  return client;
}

/** Every row of every table as text; bytes come out in hexadecimal digits. */
async function dump(client: pg.Client): Promise<string> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    texts.push(name, ...rows.map(({ row }) => row));
  }
  expect(texts.join()).toContain(USERNAME);
  return texts.join("\n");
}
