import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, test } from "vitest";

const tree = globSync([
  "*",
  ".*",
  "{app,bench,chaos,components,docs,e2e,lib,locales,prisma,scripts,testing}/**/*",
]);
const rooms = new Set(tree.map((path) => path.split("/")[0]));
const names = new Set(tree.map((path) => basename(path)));
const documents = ["README.md", ...globSync("docs/**/*.md")];
// A record of a decision tells of its day.
const living = documents.filter((path) => !path.startsWith("docs/decisions"));

test.each(documents)("every link of %s leads somewhere", (path) => {
  const text = readFileSync(path, "utf8");
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target]) => target ?? []);
  const within = links.filter((target) => !/^[a-z]+:/.test(target));
  expect(within.filter((target) => !leads(path, target))).toEqual([]);
});

test.each(living)("every file that %s names is there", (path) => {
  const code = [...readFileSync(path, "utf8").matchAll(/`([^`\n]+)`/g)].flatMap(([, words]) => words ?? []);
  expect(code.filter((words) => isPath(words) && !isThere(words))).toEqual([]);
});

function leads(from: string, target: string): boolean {
  const [file = "", heading] = target.split("#");
  const path = file ? join(dirname(from), file) : from;
  if (!existsSync(path)) return false;
  return !heading || headingsOf(path).includes(heading);
}

function headingsOf(path: string): string[] {
  const titles = [...readFileSync(path, "utf8").matchAll(/^#+ (.+)$/gm)].flatMap(([, title]) => title ?? []);
  return titles.map((title) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** `lib/base/env.ts`, `lib/base`, or `env.ts` where a folder was named before; no setting, address or command. */
function isPath(words: string): boolean {
  if (words.includes(" ")) return false;
  return words.includes("/") ? rooms.has(words.split("/")[0]) : /^\w[\w-]+(\.\w+)*\.(tsx?|mjs)$/.test(words);
}

function isThere(path: string): boolean {
  if (!path.includes("/")) return names.has(path);
  return existsSync(path) || globSync(path.replaceAll("…", "*")).length > 0;
}
