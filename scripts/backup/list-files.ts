import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { Complaint } from "../complaint.ts";

export type Listed = { path: string; folder: boolean; bytes: number };
export type Choice = "take" | "empty" | "leave";

/**
 * What a folder holds, each folder before its content; what vanishes meanwhile is passed over.
 * @param choose by the path inside the folder: "empty" takes a folder without its content
 * @throws Complaint at a link, whose other end would be missing
 */
export async function listFiles(
  root: string,
  choose: (path: string, name: string) => Choice = () => "take",
): Promise<Listed[]> {
  const found: Listed[] = [];
  const enter = async (folder: string): Promise<void> => {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(whenGone<Dirent[]>([]));
    for (const entry of entries) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      const choice = choose(path, entry.name);
      if (choice === "leave") continue;
      if (choice === "empty") {
        found.push({ path, folder: true, bytes: 0 });
      } else if (entry.isDirectory()) {
        found.push({ path, folder: true, bytes: 0 });
        await enter(path);
      } else if (entry.isFile()) {
        const size = await stat(join(root, path)).catch(whenGone(undefined));
        if (size) found.push({ path, folder: false, bytes: size.size });
      } else {
        throw new Complaint(
          `${join(root, path)} is a link to elsewhere (a tablespace?), which a backup cannot hold. ` +
            "Bring its content back into DATA_DIR first.",
        );
      }
    }
  };
  await enter("");
  return found;
}

/** For `catch`: the value where a file or folder is not there (any more). */
export function whenGone<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === "ENOENT") return instead;
    throw error;
  };
}
