import { join } from "node:path";
import { type Attachment, type ParsedMail, simpleParser } from "mailparser";
import { settings } from "#lib/base/env.ts";
import { sandboxLogin } from "#lib/base/sandbox-login.ts";
import { type CaughtRecord, caughtIds, readMime, readRecord, removeCaught } from "./store.ts";

const LIST_LENGTH = 100;

export type { CaughtRecord } from "./store.ts";

export type CaughtMail = CaughtRecord & {
  html: string | undefined;
  text: string;
  headers: string;
  files: { place: number; name: string; type: string; size: number }[];
};

/** The newest caught messages that a company may see, and how many there are in all. */
export async function listCaughtMail(companyId: string): Promise<{ records: CaughtRecord[]; total: number }> {
  const records = await visibleRecords(companyId);
  return { records: records.slice(0, LIST_LENGTH), total: records.length };
}

/** One message, taken apart. @returns undefined for a foreign or unknown one, or for what is no identifier */
export async function readCaughtMail(companyId: string, id: string): Promise<CaughtMail | undefined> {
  const opened = await open(companyId, id);
  if (!opened) return undefined;
  const { record, mail } = opened;
  return {
    ...record,
    html: mail.html || undefined,
    text: mail.text ?? "",
    headers: mail.headerLines.map(({ line }) => line).join("\n"),
    files: filesOf(mail).map(({ filename, contentType, size }, place) => ({
      place,
      name: filename ?? "",
      type: contentType,
      size,
    })),
  };
}

/** One attachment, by its place in `files`. */
export async function readCaughtFile(
  companyId: string,
  id: string,
  place: number,
): Promise<Attachment | undefined> {
  const opened = await open(companyId, id);
  return opened && filesOf(opened.mail)[place];
}

/** Removes everything that the company may see. */
export async function emptySandbox(companyId: string): Promise<void> {
  const directory = sandboxDirectory();
  await Promise.all((await visibleRecords(companyId)).map(({ id }) => removeCaught(directory, id)));
}

async function open(
  companyId: string,
  id: string,
): Promise<{ record: CaughtRecord; mail: ParsedMail } | undefined> {
  const record = await readRecord(sandboxDirectory(), id);
  if (!record || !isVisible(record, companyId)) return undefined;
  const mime = await readMime(sandboxDirectory(), id);
  return mime && { record, mail: await simpleParser(mime) };
}

// Pictures inside the text are shown there; the rest can be downloaded.
function filesOf(mail: ParsedMail): Attachment[] {
  return mail.attachments.filter((part) => !part.related);
}

async function visibleRecords(companyId: string): Promise<CaughtRecord[]> {
  const directory = sandboxDirectory();
  const records = await Promise.all((await caughtIds(directory)).map((id) => readRecord(directory, id)));
  return records.filter((record) => record !== undefined).filter((record) => isVisible(record, companyId));
}

/** A company's own mail; where there is only one company, also what came by another login or none. */
function isVisible({ user }: CaughtRecord, companyId: string): boolean {
  if (user === sandboxLogin(companyId)) return true;
  return settings().signUp === "first" && !/^company-/i.test(user);
}

function sandboxDirectory(): string {
  return join(settings().dataDir, "sandbox");
}
