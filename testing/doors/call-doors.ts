import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Door } from "./read-doors.ts";

/** `null`: without the header. */
type Caller = { url: string; cookie?: string; origin?: string | null };
export type Answer = {
  status: number;
  text: string;
  /** The path that it leads to, or nothing. */
  leadsTo: string;
  /** One that is taken away does not count. */
  setsCookie: boolean;
};

type Manifest = {
  node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>;
};

/** Calls a server action as the browser's code does, by its id in the build. */
export function callAction(
  { url, cookie, origin = url }: Caller,
  door: Door,
  input: unknown,
): Promise<Answer> {
  const { id, path } = actionOf(door);
  const headers = {
    "Next-Action": id,
    "Content-Type": "text/plain;charset=UTF-8",
    Accept: "text/x-component",
  };
  // React writes what JSON has no word for as "$undefined".
  const body = JSON.stringify([input === undefined ? "$undefined" : input]);
  return ask(url + path, { method: "POST", body, headers: { ...headers, ...sentBy(cookie, origin) } });
}

/** Calls a route handler or asks for a page. @param more e.g. `{ RSC: "1" }`, as the router asks */
export function callRoute(
  { url, cookie, origin = url }: Caller,
  door: Door,
  value: string,
  input?: unknown,
  more: Record<string, string> = {},
): Promise<Answer> {
  const address = url + pathOf(door.file, value);
  const method = door.kind === "page" ? "GET" : door.name;
  const isRead = method === "GET" || method === "HEAD";
  const headers = { ...more, ...sentBy(cookie, isRead ? null : origin) };
  if (isRead) return ask(address, { method, headers });
  const upload = door.guard === "uploadHandler" ? `?input=${encodeURIComponent(JSON.stringify(input))}` : "";
  return ask(address + upload, { method, headers, body: upload ? "a;b\r\n" : JSON.stringify(input ?? {}) });
}

/** Whether the address of a door names a record. */
export const namesRecord = ({ file }: Door): boolean => file.includes("[id]");

/** The schema of a door, from the module that it is imported from; null where it is written in place. */
export async function schemaOf({ schema }: Door): Promise<z.ZodType | null> {
  if (!schema?.from) return schema?.expression === "z.undefined()" ? z.undefined() : null;
  const module: Record<string, unknown> = await import(schema.from);
  const found = module[schema.expression];
  return found instanceof z.ZodType ? found : null;
}

function actionOf(door: Door): { id: string; path: string } {
  const { node }: Manifest = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));
  const found = Object.entries(node).find(
    ([, { filename, exportedName }]) => filename === door.file && exportedName === door.name,
  );
  if (!found) throw new Error(`the build has no action ${door.name} of ${door.file}: is it used nowhere?`);
  const [id, { workers }] = found;
  const [page = ""] = Object.keys(workers).sort((a, b) => Number(a.includes("[")) - Number(b.includes("[")));
  return { id, path: pathOf(`${page}.tsx`, "00000000-0000-4000-8000-000000000000") };
}

/** The address of a file of app/; what stands in brackets becomes `value`, a place among attachments 0. */
function pathOf(file: string, value: string): string {
  const parts = file.split("/").slice(1, -1);
  const shown = parts.filter((part) => !part.startsWith("("));
  return `/${shown.map((part) => (part === "[place]" ? "0" : part.replace(/^\[.*\]$/, value))).join("/")}`;
}

function sentBy(cookie: string | undefined, origin: string | null): Record<string, string> {
  return { ...(cookie && { Cookie: cookie }), ...(origin !== null && { Origin: origin }) };
}

const MARK = /[?&]_rsc\b/;

async function ask(address: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(address, { ...init, redirect: "manual" });
  const location = response.headers.get("location") ?? "";
  // What the router asks for has to bear a mark in its address: Next.js leads there first.
  if (MARK.test(location) && pathAt(location, address) === pathAt(address) && !MARK.test(address))
    return ask(new URL(location, address).href, init);
  return {
    status: response.status,
    text: await response.text(),
    leadsTo: location && pathAt(location, address),
    setsCookie: response.headers.getSetCookie().some((each) => !/Max-Age=0/i.test(each)),
  };
}

const pathAt = (location: string, base?: string): string => new URL(location, base).pathname;
