import { z } from "zod";
import { problem } from "#lib/base/errors.ts";
import { locales } from "#lib/base/locale.ts";
import { lineOfText, requiredLine, textBlock } from "#lib/base/text.ts";
import { MAX_SIGNATURE, MAX_TEMPLATE_SUBJECT, MAX_TEMPLATE_TEXT, templateKinds } from "./choices.ts";
import { templateProblems, withStoredNames } from "./template-variables.ts";

const invalid = { error: problem("invalid") };

/** Which template. */
export const templatePlaceSchema = z.object({
  kind: z.enum(templateKinds, invalid),
  language: z.enum(locales, invalid),
});

const text = {
  subject: requiredLine(MAX_TEMPLATE_SUBJECT),
  text: textBlock(MAX_TEMPLATE_TEXT).refine((written) => written.trim() !== "", problem("required")),
};

/** A template while it is written: faults in it are shown beside its preview. */
export const templateDraftSchema = templatePlaceSchema.extend({
  subject: lineOfText(MAX_TEMPLATE_SUBJECT),
  text: textBlock(MAX_TEMPLATE_TEXT),
  /** The document that it is shown with; left out: the newest of its kind. */
  invoiceId: z.uuid(invalid).optional(),
});

/** A template that is kept: what is in braces is known, and is stored by its one name. */
export const templateSchema = templatePlaceSchema
  .extend(text)
  .check(({ value, issues }) => {
    for (const field of ["subject", "text"] as const) {
      const [first] = templateProblems(value[field], value.kind);
      const message = first && problem(keys[first.fault], { name: first.typed });
      if (message) issues.push({ code: "custom", path: [field], message, input: value[field] });
    }
  })
  .transform((template) => ({
    ...template,
    subject: withStoredNames(template.subject),
    text: withStoredNames(template.text),
  }));

const keys = { unknown: "templateUnknownVariable", unfit: "templateUnfitVariable" } as const;

export const signatureSchema = z.object({ signatureText: textBlock(MAX_SIGNATURE) });

export type TemplatePlace = z.output<typeof templatePlaceSchema>;
export type TemplateForm = z.input<typeof templateSchema>;
export type TemplateDraft = z.output<typeof templateDraftSchema>;
export type TemplateInput = z.output<typeof templateSchema>;
export type Signature = z.output<typeof signatureSchema>;
