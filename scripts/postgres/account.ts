import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Complaint } from "../complaint.ts";

/** How to start a PostgreSQL program here: what stands before it, and who owns its files. */
export type PostgresAccount = {
  uid: number;
  gid: number;
  wrap: (program: string, args: string[]) => string[];
};

// Linux capabilities(7): CAP_DAC_OVERRIDE is bit 1, CAP_DAC_READ_SEARCH bit 2.
const PASSES_CLOSED_FOLDERS = [
  { bit: 2n, name: "dac_read_search" },
  { bit: 1n, name: "dac_override" },
];

/**
 * PostgreSQL refuses to run as root, so root lends it another user. Where that user cannot enter
 * the folders above `paths` (a checkout under /root), it is also given the one capability to pass them.
 * On Linux the server is told to end with its parent, so that no server is orphaned.
 */
export function postgresAccount(paths: string[]): PostgresAccount {
  const setpriv = process.platform === "linux" && spawnSync("setpriv", ["--version"]).status === 0;
  const own = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const withParent = setpriv ? ["setpriv", "--pdeathsig", "INT", "--"] : [];
  if (own.uid !== 0) return { ...own, wrap: (program, args) => [...withParent, program, ...args] };

  const lent = lentUser();
  const closed = paths.some((path) => !canEnter(path, lent));
  if (!setpriv) return withoutSetpriv(lent, closed, paths);
  const capability = closed ? usableCapability(paths) : undefined;
  // access(2), by which initdb looks for its binaries, forgets capabilities unless this bit is set.
  const forAccess = ["--securebits", "+no_setuid_fixup"];
  const capabilities = capability
    ? ["--inh-caps", `+${capability}`, "--ambient-caps", `+${capability}`, ...forAccess]
    : ["--inh-caps", "-all"];
  const user = ["--reuid", String(lent.uid), "--regid", String(lent.gid), "--clear-groups", ...capabilities];
  return {
    ...lent,
    wrap: (program, args) => ["setpriv", ...user, "--pdeathsig", "INT", "--", program, ...args],
  };
}

// `initdb` needs a user that the system knows by name: postgres, one made for it, or nobody.
function lentUser(): { uid: number; gid: number } {
  const make = () =>
    spawnSync("useradd", ["--system", "--no-create-home", "--user-group", "obalka-postgres"]);
  for (const name of ["postgres", "obalka-postgres"]) {
    const found = findUser(name);
    if (found) return found;
  }
  make();
  const found = findUser("obalka-postgres") ?? findUser("nobody");
  if (!found)
    throw new Complaint(
      "PostgreSQL does not run as root. Start Obálka as another user, or set DATABASE_URL.",
    );
  return found;
}

function findUser(name: string): { uid: number; gid: number } | undefined {
  const ask = (flag: string) => spawnSync("id", [flag, name], { encoding: "utf8" });
  const [uid, gid] = [ask("-u"), ask("-g")];
  return uid.status === 0 && gid.status === 0
    ? { uid: Number(uid.stdout), gid: Number(gid.stdout) }
    : undefined;
}

function canEnter(path: string, user: { uid: number; gid: number }): boolean {
  return spawnSync("test", ["-x", path], { ...user, cwd: "/" }).status === 0;
}

function usableCapability(paths: string[]): string {
  const bounding = /^CapBnd:\s*([0-9a-f]+)/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "0";
  const held = BigInt(`0x${bounding}`);
  const found = PASSES_CLOSED_FOLDERS.find(({ bit }) => (held >> bit) & 1n);
  if (!found) throw new Complaint(closedSentence(paths));
  return found.name;
}

function withoutSetpriv(
  lent: { uid: number; gid: number },
  closed: boolean,
  paths: string[],
): PostgresAccount {
  if (closed) throw new Complaint(closedSentence(paths));
  return { ...lent, wrap: (program, args) => [program, ...args] };
}

function closedSentence(paths: string[]): string {
  return (
    `The PostgreSQL user may not enter ${paths.join(" or ")}. ` +
    "Start Obálka as an ordinary user, move it and DATA_DIR to an open folder, or set DATABASE_URL."
  );
}
