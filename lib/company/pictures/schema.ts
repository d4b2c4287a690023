import { z } from "zod";
import { problem } from "#lib/base/errors.ts";
import { MAX_PICTURE_BYTES, MAX_PICTURE_MB, pictureKinds } from "./choices.ts";

const invalid = { error: problem("invalid") };
const kind = z.enum(pictureKinds, invalid);
const tooLarge = { error: problem("pictureTooLarge", { max: MAX_PICTURE_MB }) };

export const pictureSchema = z.object({
  kind,
  // One that is larger does not get here at all: see `uploadHandler`.
  file: z.instanceof(Blob, tooLarge).refine(({ size }) => size <= MAX_PICTURE_BYTES, tooLarge),
});
export const pictureKindSchema = z.object({ kind });

export type PictureInput = z.output<typeof pictureSchema>;
