import { z } from "zod";
import { problem } from "#lib/base/errors.ts";
import { MAX_UPLOAD_MB } from "../compose/choices.ts";

const tooLarge = { error: problem("fileTooLarge", { max: MAX_UPLOAD_MB }) };

/** A file for a mail, as it was chosen; one that is larger does not get here at all: see `uploadHandler`. */
export const uploadSchema = z.object({
  name: z.string({ error: problem("invalid") }).max(4_000, problem("invalid")),
  file: z.instanceof(Blob, tooLarge),
});

export type UploadInput = z.output<typeof uploadSchema>;
export type Uploaded = { id: string; name: string; size: number };
