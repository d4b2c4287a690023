import { z } from "zod";
import { problem } from "#lib/base/errors.ts";
import { isReadable, looks } from "./choices.ts";

const invalid = { error: problem("invalid") };
const hexColor = z
  .string(invalid)
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, { error: problem("invalid"), abort: true });

/** How the documents of a company look, as its form has it. */
export const lookSchema = z.object({
  look: z.enum(looks, invalid),
  accent: hexColor.refine(isReadable, { error: problem("accentTooLight"), abort: true }),
});

export type LookForm = z.input<typeof lookSchema>;
export type Look = z.output<typeof lookSchema>;
