import { z } from "zod";
import { problem } from "#lib/base/errors.ts";
import { draftKinds, MAX_LINES } from "../choices.ts";

/** 2,000 lines, each with a description as long as it may be. */
export const MAX_UNSAVED_BYTES = 5 * 1024 * 1024;

const invalid = { error: problem("invalid") };
const MAX_FIELDS = 60;

// What PostgreSQL cannot keep in JSON is taken out: NUL and halves of characters.
const typed = z
  .string(invalid)
  .max(20_000)
  .transform((text) => text.replaceAll("\0", "").toWellFormed());
const fields = <T extends z.ZodType>(value: T) =>
  z
    .record(z.string().max(40), value)
    .refine((record) => Object.keys(record).length <= MAX_FIELDS, problem("invalid"));
const lines = z.array(fields(z.union([typed, z.boolean()]))).max(MAX_LINES);

/** What stands in the editor, half-typed as it is: only its size and its shape are looked at. */
const keptFormSchema = fields(z.union([typed, z.boolean(), lines]));

/** Where the editor stands: on a draft, by its id, or on a new document of a kind. */
const placeSchema = z.union([z.uuid(), z.enum(draftKinds)], invalid);

export const keepSchema = z.object({
  place: placeSchema,
  /** Whose editor it is: somebody else may have signed in meanwhile in the same browser. */
  person: z.uuid(invalid),
  /** One opening of the editor; each thing that it keeps has a higher `sequence`. */
  editor: z.uuid(invalid),
  sequence: z.int().min(1).max(1_000_000_000),
  /** The editor whose unsaved values this one began with. */
  follows: z.uuid().nullable(),
  /** When the draft was last saved, as this editor knows it; null for a new document. */
  basedOn: z.iso.datetime().max(40).nullable(),
  /** Also over what another editor kept meanwhile. */
  force: z.boolean(),
  form: keptFormSchema,
});

export type KeepInput = z.output<typeof keepSchema>;
export type KeepRequest = z.input<typeof keepSchema>;
/** `kept` is false where another editor has kept something meanwhile, at `at`. */
export type KeepAnswer = { kept: boolean; at: string };

export const discardSchema = keepSchema.pick({ place: true, editor: true, follows: true });
export type DiscardInput = z.output<typeof discardSchema>;
