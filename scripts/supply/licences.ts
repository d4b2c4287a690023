import type { LockedPackage } from "./locked-packages.ts";

/** What may be shipped with a program under MIT that is run as it is, unchanged, beside it. */
const permitted = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC-BY-4.0",
  "CC0-1.0",
  "EPL-2.0",
  "EUPL-1.1+",
  "ISC",
  "MIT",
  "MIT-0",
  "MPL-2.0",
  "OFL-1.1",
  "Unlicense",
  // Of libraries that are loaded, and may be exchanged for others.
  "LGPL-3.0-or-later",
]);

/** Whether a licence, written as an SPDX expression, lets us ship the package. */
export function isPermitted(licence: string): boolean {
  const choices = licence.replace(/^\((.*)\)$/, "$1").split(/\s+or\s+/i);
  return choices.some((choice) => choice.split(/\s+and\s+/i).every((id) => permitted.has(id.trim())));
}

/** The packages by licence, those of a server or all, as lines of text. */
export function licenceList(packages: LockedPackage[]): string[] {
  const byLicence = Map.groupBy(packages, ({ licence }) => licence || "unknown");
  return [...byLicence].sort(byFrequency).flatMap(([licence, those]) => {
    const named = [...new Set(those.map(({ name, version }) => `  ${name} ${version}`))].sort();
    return [`${licence} (${named.length})`, ...named, ""];
  });
}

const byFrequency = (a: [string, unknown[]], b: [string, unknown[]]) => b[1].length - a[1].length;
