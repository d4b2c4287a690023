import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** SHA-256 over the names and contents of files; folders are walked, what does not exist is passed over. */
export function contentHash(paths: string[], skip: (path: string) => boolean = () => false): string {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesUnder).filter((file) => !skip(file))) {
    hash.update(`${path}\0`).update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}
