import { useLocale, useTranslations } from "next-intl";
import type { KeyboardEvent, RefObject } from "react";
import type { FieldPath, UseFormReturn } from "react-hook-form";
import { settle } from "#components/form/use-action-form.ts";
import { typedDecimal } from "#lib/base/format-number.ts";
import { currencies } from "#lib/base/money.ts";
import type { Result } from "#lib/base/result.ts";
import type { CatalogueItemForm } from "#lib/catalogue/schema.ts";
import type { Suggestion } from "#lib/catalogue/suggest-items.ts";
import type { InvoiceForm } from "#lib/invoices/schema.ts";
import { focusPlace, type Line, type LinePlace } from "./line-place.ts";
import type { LineNotice } from "./use-line-list.ts";
import { useSuggestions } from "./use-suggestions.ts";

export type KeepLine = (input: CatalogueItemForm) => Promise<Result<{ isNew: boolean }>>;

type Given = {
  form: Pick<
    UseFormReturn<InvoiceForm>,
    "getValues" | "setValue" | "setError" | "clearErrors" | "getFieldState"
  >;
  list: RefObject<Element | null>;
  currency: string;
  charged: boolean;
  vatRates: string[] | null;
  keepLine: KeepLine;
  tell: (notice: LineNotice) => void;
};

// A refusal of the catalogue is none of the invoice's: it goes when the field is typed into.
const REFUSED = "catalogue";

/** What the lines of the editor have to do with the catalogue: they are filled from it, and go into it. */
export function useCatalogue({ form, list, currency, charged, vatRates, keepLine, tell }: Given) {
  const t = useTranslations("invoices");
  const locale = useLocale();
  const pricesWithVat = () => form.getValues("pricesWithVat");
  const suggestions = useSuggestions(() => ({ currency, charged, pricesWithVat: pricesWithVat() }));
  const { offered, close, step } = suggestions;

  const choose = ({ description, unit, unitPrice, vatRate }: Suggestion) => {
    if (!offered) return;
    const { position } = offered;
    const fill = (name: keyof Line, value: string) =>
      form.setValue(`lines.${position}.${name}`, value, { shouldDirty: true, shouldTouch: true });
    fill("description", description);
    fill("unit", unit);
    // In another currency the price stays as it is: nobody knows the rate.
    if (unitPrice !== "") fill("unitPrice", typedDecimal(unitPrice, locale));
    if (vatRates?.includes(vatRate)) fill("vatRate", vatRate);
    close();
    focusPlace(list.current, { position, column: "quantity" });
  };

  /** @returns whether the key was for what is offered */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!offered || event.altKey || event.ctrlKey || event.metaKey) return false;
    const chosen = offered.items[offered.chosen];
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen) choose(chosen);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  const onInput = ({ position, column }: LinePlace, text: string) => {
    const name = `lines.${position}.${column}` as const;
    if (form.getFieldState(name).error?.type === REFUSED) form.clearErrors(name);
    if (column === "description") suggestions.typed(position, text);
  };

  /** Puts a line into the catalogue. What it lacks is said at its fields. */
  const keep = async (position: number) => {
    const { description, unit, unitPrice, vatRate } = form.getValues(`lines.${position}`);
    const known = currencies.find((each) => each === currency) ?? "CZK";
    const price = { unitPrice, vatRate, currency: known, priceWithVat: charged && pricesWithVat() };
    const result = await settle(() => keepLine({ description, unit, ...price }));
    if (result.ok) return tell({ text: t(result.value.isNew ? "lineKept" : "linePriceKept") });
    if (result.problem) return tell({ problem: result.problem });
    const fields = Object.entries(result.fields ?? {});
    fields.forEach(([field, message], index) => {
      const name = `lines.${position}.${field}` as FieldPath<InvoiceForm>;
      form.setError(name, { type: REFUSED, message }, { shouldFocus: index === 0 });
    });
    tell({ text: t("lineNotKept") });
  };

  return { offered, close, choose, onKeyDown, onInput, keep };
}
