import { join } from "node:path";
import { settings } from "#lib/base/env.ts";
import { type OpenedMessage, openFile, openMessage } from "#lib/base/open-message.ts";
import { sandboxLogin } from "#lib/base/sandbox-login.ts";
import { type CaughtRecord, caughtIds, readMime, readRecord, removeCaught } from "./store.ts";

const LIST_LENGTH = 100;

export type { CaughtRecord } from "./store.ts";

export type CaughtMail = CaughtRecord & OpenedMessage;

/** The newest caught messages that a company may see, and how many there are in all. */
export async function listCaughtMail(companyId: string): Promise<{ records: CaughtRecord[]; total: number }> {
  const records = await visibleRecords(companyId);
  return { records: records.slice(0, LIST_LENGTH), total: records.length };
}

/** One message, taken apart. @returns undefined for a foreign or unknown one, or for what is no identifier */
export async function readCaughtMail(companyId: string, id: string): Promise<CaughtMail | undefined> {
  const caught = await read(companyId, id);
  return caught && { ...caught.record, ...(await openMessage(caught.mime)) };
}

/** One attachment, by its place in `files`. */
export async function readCaughtFile(
  companyId: string,
  id: string,
  place: number,
): Promise<{ name: string; content: Buffer } | undefined> {
  const caught = await read(companyId, id);
  return caught && openFile(caught.mime, place);
}

/** Removes everything that the company may see. */
export async function emptySandbox(companyId: string): Promise<void> {
  const directory = sandboxDirectory();
  await Promise.all((await visibleRecords(companyId)).map(({ id }) => removeCaught(directory, id)));
}

async function read(
  companyId: string,
  id: string,
): Promise<{ record: CaughtRecord; mime: Buffer } | undefined> {
  const record = await readRecord(sandboxDirectory(), id);
  if (!record || !isVisible(record, companyId)) return undefined;
  const mime = await readMime(sandboxDirectory(), id);
  return mime && { record, mime };
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
