import type { LockedPackage } from "./locked-packages.ts";

type Floor = {
  atLeast: string;
  because: string;
  /** The advisories that say so: of GitHub (GHSA) or of the CVE programme. */
  sources: string[];
};

/**
 * The lowest versions in which what is known against a package is mended. Raise them with each advisory. React has none:
 * its holes (CVE-2025-55182, CVE-2026-23869, CVE-2026-23870) are in `react-server-dom-*`, which Next.js brings within
 * itself.
 */
export const floors: Record<string, Floor> = {
  next: {
    atLeast: "16.3.3",
    because: "code run by strangers on Windows and by AVIF pictures; calls of actions with a null origin",
    sources: ["GHSA-p293-qw3h-jr36", "GHSA-2xp9-vwfh-vxw4", "CVE-2026-27978"],
  },
  nodemailer: {
    // What is named was mended in 9.1.1; of the line that is kept up, this is the first version that was looked through.
    atLeast: "10.6.0",
    because:
      "addresses that lead elsewhere, a parser that never ends, files and addresses read by attachments",
    sources: [
      "GHSA-2x7j-588g-ccc2",
      "GHSA-wmmp-3585-3rmp",
      "GHSA-cc9r-2j5m-2m83",
      "GHSA-8m3c-c648-2xjj",
      "GHSA-p6gq-j5cr-w38f",
    ],
  },
  "better-auth": {
    atLeast: "1.6.22",
    because:
      "accounts taken over by whoever registers them first; sessions before the second step; limits walked around",
    sources: ["GHSA-qq9h-g4jm-xgf3", "GHSA-g38m-r43w-p2q7", "GHSA-xg6x-h9c9-2m83", "CVE-2026-45364"],
  },
  "fast-xml-parser": {
    // Some say 5.10.1; this is the higher of what is said.
    atLeast: "5.11.1",
    because: "entities past their limits, and crashes by files",
    sources: ["CVE-2026-73569", "GHSA-8gc5-j5rx-235r", "CVE-2026-25896", "CVE-2026-25128"],
  },
  sharp: {
    atLeast: "0.35.4",
    because:
      "the libraries in it read pictures past their memory (Next.js has it; pictures are not optimised here)",
    sources: ["GHSA-f88m-g3jw-g9cj", "GHSA-g89c-p67h-r497"],
  },
};

/** The packages that are below their floor, as sentences. */
export function belowFloor(packages: Pick<LockedPackage, "name" | "version" | "path">[]): string[] {
  return packages.flatMap(({ name, version, path }) => {
    const floor = floors[name];
    return floor && isBelow(version, floor.atLeast)
      ? [`${path} ${version} is below ${floor.atLeast}: ${floor.because}`]
      : [];
  });
}

// A version that comes before a release, 16.3.3-canary.1, is below it.
function isBelow(version: string, floor: string): boolean {
  const [numbers = "", before] = version.split("-");
  const [own, wanted] = [numbers, floor].map((each) => each.split(".").map(Number));
  for (const [place, least] of (wanted ?? []).entries()) {
    const has = own?.[place] ?? 0;
    if (has !== least) return has < least;
  }
  return before !== undefined;
}
