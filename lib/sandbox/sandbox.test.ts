import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { settings } from "#lib/base/env.ts";
import { emptySandbox, listCaughtMail, readCaughtFile, readCaughtMail } from "./caught-mail.ts";

const mine = "0198c0de-0000-7000-8000-000000000001";
const foreign = "0198c0de-0000-7000-8000-000000000002";
const dataDir = mkdtempSync(join(tmpdir(), "obalka-sandbox-"));
process.env.DATA_DIR = dataDir;

let port: number;
let server: ChildProcess;

function start(env: Record<string, string> = {}): ChildProcess {
  const given = { ...process.env, DATA_DIR: dataDir, SANDBOX_PORT: String(port), ...env };
  return fork("lib/sandbox/server.ts", { env: given, silent: true });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port: free } = probe.address() as { port: number };
  probe.close();
  return free;
}

beforeAll(async () => {
  port = await freePort();
  server = start();
  await once(server, "message");
});

beforeEach(async () => {
  await emptySandbox(mine);
  await emptySandbox(foreign);
});

afterAll(async () => {
  server.kill();
  await once(server, "exit");
  rmSync(dataDir, { recursive: true, force: true });
});

function send(user: string | undefined, message: Record<string, unknown> = {}) {
  const auth = user === undefined ? {} : { auth: { user, pass: "sandbox" } };
  const transport = createTransport({ host: "127.0.0.1", port, secure: false, ignoreTLS: true, ...auth });
  return transport.sendMail({
    from: { name: "Žluťoučký kůň s.r.o.", address: "kun@firma.test" },
    to: "zakaznik@odberatel.test",
    subject: "Faktura č. 20260001, děkujeme",
    text: "Dobrý den,\npříliš žluťoučký kůň.",
    html: "<p>Dobrý den, <b>příliš žluťoučký</b> kůň.</p>",
    ...message,
  });
}

const login = (companyId: string) => `company-${companyId}`;

test("a message is caught whole: sender, recipient, subject, texts, headers and attachment", async () => {
  const pdf = Buffer.from("%PDF-1.7 faktura");
  await send(login(mine), { attachments: [{ filename: "Faktura č. 1.pdf", content: pdf }] });
  const { records, total } = await listCaughtMail(mine);
  expect(total).toBe(1);
  expect(records[0]).toMatchObject({
    from: '"Žluťoučký kůň s.r.o." <kun@firma.test>',
    to: "zakaznik@odberatel.test",
    subject: "Faktura č. 20260001, děkujeme",
    envelopeFrom: "kun@firma.test",
    envelopeTo: ["zakaznik@odberatel.test"],
    attachments: ["Faktura č. 1.pdf"],
  });
  const id = records[0]?.id ?? "";
  const mail = await readCaughtMail(mine, id);
  expect(mail?.html).toContain("<b>příliš žluťoučký</b>");
  expect(mail?.text).toContain("příliš žluťoučký kůň.");
  expect(mail?.headers).toMatch(/^Message-ID: </m);
  expect(mail?.files).toEqual([
    { place: 0, name: "Faktura č. 1.pdf", type: "application/pdf", size: pdf.length },
  ]);
  expect((await readCaughtFile(mine, id, 0))?.content).toEqual(pdf);
  expect(await readCaughtFile(mine, id, 1)).toBeUndefined();
});

test("a company sees its own mail and mail without a login, never another company's", async () => {
  await send(login(mine), { subject: "moje" });
  await send(login(foreign), { subject: "cizí" });
  await send(undefined, { subject: "ničí" });
  const subjects = async (company: string) =>
    (await listCaughtMail(company)).records.map(({ subject }) => subject).sort();
  expect(await subjects(mine)).toEqual(["moje", "ničí"]);
  expect(await subjects(foreign)).toEqual(["cizí", "ničí"]);
  const own = (await listCaughtMail(mine)).records.find(({ subject }) => subject === "moje");
  expect(await readCaughtMail(foreign, own?.id ?? "")).toBeUndefined();
  expect(await readCaughtFile(foreign, own?.id ?? "", 0)).toBeUndefined();
});

test("where anybody may sign up, mail of another login or none is nobody's to read", async () => {
  Object.assign(settings(), { signUp: "open" });
  await send(undefined, { subject: "ničí" });
  await send("fakturace@firma.example", { subject: "ručně nastavená schránka" });
  expect((await listCaughtMail(mine)).total).toBe(0);
  Object.assign(settings(), { signUp: "first" });
});

test("emptying takes away only what the company sees", async () => {
  await send(login(mine));
  await send(login(foreign));
  await emptySandbox(mine);
  expect((await listCaughtMail(mine)).total).toBe(0);
  expect((await listCaughtMail(foreign)).total).toBe(1);
});

test("the newest message stands first, and many at once are all kept", async () => {
  await Promise.all(
    Array.from({ length: 15 }, (_, index) => send(login(mine), { subject: `souběžná ${index}` })),
  );
  await send(login(mine), { subject: "poslední" });
  const { records, total } = await listCaughtMail(mine);
  expect(total).toBe(16);
  expect(records[0]?.subject).toBe("poslední");
});

test("a message larger than 30 MB is refused, and nothing of it stays", async () => {
  const content = Buffer.alloc(31 * 1024 * 1024);
  await expect(send(login(mine), { attachments: [{ filename: "x.bin", content }] })).rejects.toThrow(
    /5\.3\.4/,
  );
  expect((await listCaughtMail(mine)).total).toBe(0);
  expect(readdirSync(join(dataDir, "sandbox"))).toEqual([]);
});

describe("what is no identifier leads nowhere", () => {
  test.each([
    "",
    ".",
    "..",
    "../../master.key",
    "..%2f..%2fmaster",
    "a/b",
    "000000000-0000000000000000/../x",
    "\0",
    "x".repeat(5000),
  ])("%j", async (id) => {
    writeFileSync(join(dataDir, "master.json"), "{}");
    expect(await readCaughtMail(mine, id)).toBeUndefined();
    expect(await readCaughtFile(mine, id, 0)).toBeUndefined();
  });
});

test("a taken port is said in a sentence, and the program ends with an error", async () => {
  const second = start({ LOG_LEVEL: "info" });
  let said = "";
  second.stdout?.on("data", (chunk) => {
    said += chunk;
  });
  const [code] = await once(second, "close");
  expect(code).toBe(1);
  expect(said).toContain(`Port ${port} is taken`);
});

test("it ends when the program that started it goes away", async () => {
  const orphan = start({ SANDBOX_PORT: String(await freePort()) });
  await once(orphan, "message");
  orphan.disconnect();
  const [code] = await once(orphan, "exit");
  expect(code).toBe(0);
});
