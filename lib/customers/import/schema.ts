import { z } from "zod";
import { problem } from "#lib/base/errors.ts";
import { importFields, MAX_FILE_BYTES, MAX_FILE_MB } from "./choices.ts";

const invalid = { error: problem("invalid") };

// One that is larger does not get here at all: see `uploadHandler`.
const tooLarge = { error: problem("csvTooLarge", { max: MAX_FILE_MB }) };
const file = z.instanceof(Blob, tooLarge).refine(({ size }) => size <= MAX_FILE_BYTES, tooLarge);
const columns = z.partialRecord(z.enum(importFields), z.int().min(0).max(999), invalid);

/** A file to look at; without `columns` they are guessed by the headings. */
export const importPreviewSchema = z.object({ file, columns: columns.optional() });

/** A file to take over, with the columns as the person saw them. */
export const importSchema = z.object({
  file,
  columns,
  /** Whether also those are added who are here already, or stand in the file twice. */
  addKnown: z.boolean(invalid),
});

export type ImportPreviewInput = z.output<typeof importPreviewSchema>;
export type ImportInput = z.output<typeof importSchema>;
