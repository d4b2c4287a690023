import type { LockedPackage } from "./locked-packages.ts";

/** The lowest versions in which what is known against a package is mended. Raise them with each advisory. */
export const floors: Record<string, { atLeast: string; because: string }> = {
  next: {
    atLeast: "16.3.3",
    because: "calls of actions with a null origin (CVE-2026-27978) and later advisories",
  },
  nodemailer: {
    atLeast: "10.6.0",
    because: "addresses that lead elsewhere, files and addresses read by attachments",
  },
  react: { atLeast: "19.2.1", because: "code run by what a server action was sent (CVE-2025-55182)" },
  "react-dom": { atLeast: "19.2.1", because: "the same" },
  "better-auth": {
    atLeast: "1.3.26",
    because: "keys made for somebody else without a session (CVE-2025-61928)",
  },
  "fast-xml-parser": {
    atLeast: "5.3.4",
    because: "a crash by numbers of characters that do not exist (CVE-2026-25128)",
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
