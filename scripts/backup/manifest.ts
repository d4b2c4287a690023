import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Complaint } from "../complaint.ts";

export const MANIFEST = "manifest.json";
/** What a backup holds besides its manifest: files and folders of `DATA_DIR`. */
export const DATABASE = "db";
export const DATABASE_PASSWORD = "db.password";
export const CAUGHT_MAIL = "sandbox";
export const MASTER_KEY = "master.key";

// Read from a folder that may have come from anywhere: nothing outside of it is ever meant.
const path = z
  .string()
  .regex(/^(db|db\.password|sandbox|master\.key)(\/|$)/)
  .refine((text) => text.split("/").every((step) => step !== "" && step !== "." && step !== ".."));

const file = z.object({ path, bytes: z.int(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });

const manifestSchema = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** The version of Obálka in package.json. */
  obalka: z.string(),
  /** The major version of PostgreSQL: another one cannot read the files. */
  postgres: z.int(),
  /** Such as linux-x64. */
  system: z.string(),
  /** The names of the migrations that the database had. */
  migrations: z.array(z.string()),
  /** By which the sealed passwords name their master key; null where there was none yet. */
  keyId: z.string().nullable(),
  folders: z.array(path),
  files: z.array(file),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type BackupFile = z.infer<typeof file>;

/** The manifest of a backup. @throws Complaint when the folder is none, or only the beginning of one */
export function readManifest(folder: string): Manifest {
  let text: string;
  try {
    text = readFileSync(join(folder, MANIFEST), "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "ENOTDIR") throw error;
    throw new Complaint(
      `${folder} is no backup: it has no ${MANIFEST}. A folder that ends in ".unfinished" was never completed; ` +
        "choose another one.",
    );
  }
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Complaint(
      `The ${MANIFEST} of ${folder} is damaged, or made by a newer version of Obálka. Nothing was changed.`,
      { cause },
    );
  }
}
