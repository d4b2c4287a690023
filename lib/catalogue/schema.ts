import { z } from "zod";
import { problem } from "#lib/base/errors.ts";
import { currencies } from "#lib/base/money.ts";
import { lineOfText, requiredLine } from "#lib/base/text.ts";
import { lineLimits } from "#lib/invoices/choices.ts";
import { decimal, vatRate } from "#lib/invoices/schema.ts";

const invalid = { error: problem("invalid") };

/** An item as the form gives it, or a line of the editor; without `id` a new one. Out comes a decimal string as price. */
export const catalogueItemSchema = z.object({
  id: z.uuid(invalid).optional(),
  description: requiredLine(1000),
  unit: lineOfText(20),
  currency: z.enum(currencies, invalid),
  unitPrice: decimal(lineLimits.unitPrice),
  priceWithVat: z.boolean(invalid),
  vatRate: vatRate(),
});

export type CatalogueItemForm = z.input<typeof catalogueItemSchema>;
export type CatalogueItemInput = z.output<typeof catalogueItemSchema>;

export const catalogueItemIdSchema = z.object({ id: z.uuid(invalid) });

/** What is being typed into a description, and how the invoice around it is counted. */
export const suggestionSchema = z.object({
  search: z.string(invalid).max(200, invalid),
  currency: z.string(invalid).max(3, invalid),
  /** Whether the invoice charges VAT, and its prices hold it. */
  charged: z.boolean(invalid),
  pricesWithVat: z.boolean(invalid),
});

export type SuggestionQuery = z.output<typeof suggestionSchema>;
