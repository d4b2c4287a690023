import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { newUuid } from "#lib/base/uuid.ts";
import { schemaOf } from "#testing/doors/call-doors.ts";
import { type Door, doorsOf, readDoors } from "#testing/doors/read-doors.ts";
import { distorted, sampleInput } from "#testing/doors/sample-input.ts";

// Which ways lead into the app from outside, as the code itself says, and what each asks of whoever comes.

const WRITERS = ["action", "publicAction", "postHandler", "uploadHandler"];

const doors = readDoors();
const nameOf = ({ file, name }: Door) => `${file} ${name}`;

test("every action, route and page begins with the one door", () => {
  expect(doors.filter(({ guard }) => guard === null).map(nameOf)).toEqual([]);
  expect(doors.filter(({ kind }) => kind === "action").length).toBeGreaterThan(60);
  expect(doors.filter(({ kind }) => kind === "route").length).toBeGreaterThan(20);
  expect(doors.filter(({ kind }) => kind === "page").length).toBeGreaterThan(40);
});

test("each asks for what its kind has to: whatever changes something goes through the door that looks at the origin", () => {
  const allowed = (door: Door): Door["guard"][] => {
    if (door.kind === "action") return ["action", "publicAction"];
    if (door.kind === "page") return ["requireSession", "anyone", "words"];
    return /^(GET|HEAD)$/.test(door.name)
      ? ["requireSession", "anyone"]
      : ["postHandler", "uploadHandler", "anyone"];
  };
  expect(doors.filter((door) => !allowed(door).includes(door.guard)).map(nameOf)).toEqual([]);
});

test("whatever asks for a session asks for a permission too", () => {
  const open = ["publicAction", "anyone", "words"];
  const without = doors.filter(({ guard, permission }) => !open.includes(guard ?? "") && !permission);
  expect(without.map(nameOf)).toEqual([]);
});

test("actions are in the files called so, and no file decides before the doors do", () => {
  const elsewhere = doors.filter(({ kind, file }) => kind === "action" && !/^app\/.*actions\.ts$/.test(file));
  expect(elsewhere.map(nameOf)).toEqual([]);
  expect(["proxy.ts", "middleware.ts", "pages"].filter((path) => existsSync(path))).toEqual([]);
});

test("each takes what a schema of its own describes, and what it takes can be made up for all tests", async () => {
  const takers = doors.filter(({ schema }) => schema !== null);
  const refused: string[] = [];
  for (const door of takers) {
    const schema = await schemaOf(door);
    const { error } = schema.safeParse(sampleInput(schema, newUuid()));
    if (error) refused.push(`${nameOf(door)}: ${error.message}`);
  }
  expect(refused).toEqual([]);
  const writers = doors.filter(({ guard }) => WRITERS.includes(guard ?? ""));
  expect(writers.filter((door) => !takers.includes(door)).map(nameOf)).toEqual([]);
});

test("what no form sends is refused: nothing, texts and lists in place of fields, another prototype", async () => {
  const taken: string[] = [];
  for (const door of doors.filter(({ schema }) => schema !== null)) {
    const schema = await schemaOf(door);
    for (const input of distorted(sampleInput(schema, newUuid())))
      if (schema.safeParse(input).success) taken.push(`${nameOf(door)} ${JSON.stringify(input)}`);
  }
  expect(taken).toEqual([]);
});

// Whoever adds to this list says in the code why anybody may come.
test("without a session one may sign in, see what one holds a link to, and read the guides", () => {
  const open = doors.filter(
    ({ guard, name }) => /^(publicAction|anyone)$/.test(guard ?? "") && !/^gen/.test(name),
  );
  expect(open.map(nameOf).sort()).toEqual([
    "app/(auth)/forgotten/actions.ts askResetAction",
    "app/(auth)/forgotten/page.tsx default",
    "app/(auth)/join/[token]/actions.ts joinAsNewAction",
    "app/(auth)/join/[token]/page.tsx default",
    "app/(auth)/layout.tsx default",
    "app/(auth)/reset/[token]/actions.ts resetPasswordAction",
    "app/(auth)/reset/[token]/page.tsx default",
    "app/(auth)/sign-in/actions.ts signInAction",
    "app/(auth)/sign-in/actions.ts signInWithCodeAction",
    "app/(auth)/sign-in/code/page.tsx default",
    "app/(auth)/sign-in/page.tsx default",
    "app/(auth)/welcome/actions.ts createAccountAction",
    "app/(auth)/welcome/page.tsx default",
    "app/actions.ts setLocaleAction",
    "app/actions.ts setThemeAction",
    "app/actions.ts signOutAction",
    "app/api/health/route.ts GET",
    "app/guide/[provider]/page.tsx default",
    "app/guide/layout.tsx default",
    "app/guide/page.tsx default",
    "app/i/[token]/not-found.tsx default",
    "app/i/[token]/page.tsx default",
    "app/i/[token]/pdf/route.ts GET",
    "app/i/[token]/seen/route.ts POST",
    "app/layout.tsx default",
    "app/not-found.tsx default",
    "app/robots.ts default",
    "app/sitemap.ts default",
  ]);
});

describe("the look into the code sees", () => {
  const way = 'import { action, publicAction, postHandler } from "#lib/auth/action.ts";';
  const session = 'import { requireSession } from "#lib/auth/session.ts";';
  test.each([
    ["x/actions.ts", `"use server"; ${way} export const a = action("team:write", s, deed);`, "action"],
    ["x/actions.ts", `"use server"; ${way} export const a = publicAction(s, deed);`, "publicAction"],
    [
      "x/actions.ts",
      `"use server"; ${way} const d = publicAction(s, deed); export async function a() { await d(1); }`,
      "publicAction",
    ],
    [
      "x/route.ts",
      `${session} export async function GET() { await requireSession("team:write"); }`,
      "requireSession",
    ],
    ["x/page.tsx", "/** @anyone reads the guide */ export default function Page() {}", "anyone"],
    // And what is no guard.
    ["x/actions.ts", '"use server"; export async function a() { await deed(); }', null],
    ["x/actions.ts", `"use server"; ${way} export const a = wrap(action("team:write", s, deed));`, null],
    [
      "x/actions.ts",
      '"use server"; const action = (x) => x; export const a = action("team:write", s, deed);',
      null,
    ],
    [
      "x/actions.ts",
      `"use server"; ${way} const d = publicAction(s, deed); export async function a() { await d(1); await deed(); }`,
      null,
    ],
    ["x/actions.ts", '"use server"; export { a } from "./deeds.ts";', null],
    ["x/page.tsx", 'const act = async () => { "use server"; };', null],
    ["x/route.ts", `${session} export async function GET() { requireSession("team:write"); }`, null],
    [
      "x/route.ts",
      `${session} export async function GET() { await read(); await requireSession("team:write"); }`,
      null,
    ],
    ["x/page.tsx", "/** @anyone */ export default function Page() {}", null],
    ["x/page.tsx", "export async function generateMetadata() { return read(); }", null],
  ])("%s %s", (file, text, guard) => {
    expect(doorsOf(`app/${file}`, text).map((door) => door.guard)).toEqual([guard]);
  });
});
