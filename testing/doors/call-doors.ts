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

let manifest: Manifest | undefined;

/** Calls a server action as the browser's code does, by its id in the build. */
export function callAction(caller: Caller, door: Door, input: unknown): Promise<Answer> {
  return callAnyAction(caller, actionOf(door), input);
}

/** The same by any id, at the address of any page. */
export function callAnyAction(
  { url, cookie, origin = url }: Caller,
  { id, path }: { id: string; path: string },
  input: unknown,
): Promise<Answer> {
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

/** Whether it is a page or a file, which is asked for by its address alone. */
export const isLookedAt = ({ kind, name, file }: Door): boolean =>
  kind === "route" ? name === "GET" : name === "default" && !/(layout|template)\.tsx$/.test(file);

/** Whether its answer does not end by itself. */
export const isStream = ({ file }: Door): boolean => file.endsWith("/events/route.ts");

/** Whether the address of a door names a record. */
export const namesRecord = ({ file }: Door): boolean => file.includes("[id]");

/**
 * The schema of a door, from the module that it is imported from.
 * @throws where it cannot be found, so that no door is passed over
 */
export async function schemaOf({ file, name, guard, schema }: Door): Promise<z.ZodType> {
  if (schema?.expression === "z.undefined()") return z.undefined();
  // What anybody may call is called from elsewhere alone, where none of its words matters.
  if (guard === "publicAction" && /^z\.enum\(\w+\)$/.test(schema?.expression ?? "")) return z.enum(["cs"]);
  const module: Record<string, unknown> = schema?.from ? await import(schema.from) : {};
  const found = module[schema?.expression ?? ""];
  if (found instanceof z.ZodType) return found;
  throw new Error(`${file} ${name}: its schema is not imported by its own name`);
}

/** Whether a page hands an action to its browser: its id stands in what is sent. */
export function offers({ text }: Answer, door: Door): boolean {
  return text.includes(actionOf(door).id);
}

function actionOf(door: Door): { id: string; path: string } {
  manifest ??= JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as Manifest;
  const found = Object.entries(manifest.node).find(
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
