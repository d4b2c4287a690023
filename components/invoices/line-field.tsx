import { GripVertical, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { memo } from "react";
import { type FieldErrors, type UseFormReturn, useWatch } from "react-hook-form";
import { SelectField, TextField } from "#components/ui/field.tsx";
import { formatRate } from "#lib/base/format-number.ts";
import type { InvoiceForm } from "#lib/invoices/schema.ts";
import type { Line } from "./line-place.ts";
import { SUGGESTIONS_ID } from "./line-suggestions.tsx";
import { LiveAmount } from "./live-totals.tsx";

type Props = Pick<UseFormReturn<InvoiceForm>, "control" | "register"> & {
  position: number;
  /** What it starts with. */
  typed: Line;
  problems: FieldErrors<Line> | undefined;
  /** Null where no VAT is charged. */
  vatRates: string[] | null;
  amountLabel: string;
  removable: boolean;
  /** One of many: what is off the screen is neither laid out nor painted. */
  oneOfMany: boolean;
  /** Something is offered beneath its description. */
  offering: boolean;
  /** The offer that the arrows are on. */
  offer: string | undefined;
};

const columns = {
  withVat:
    "md:grid-cols-[5.5rem_4.5rem_minmax(0,1fr)_5rem_5.5rem_7.5rem_2.5rem] xl:grid-cols-[minmax(0,1fr)_5rem_4.25rem_8rem_5rem_5.5rem_7.5rem_2.5rem]",
  withoutVat:
    "md:grid-cols-[5.5rem_5rem_minmax(0,1fr)_5rem_8rem_2.5rem] xl:grid-cols-[minmax(0,1fr)_5.5rem_5rem_8.5rem_5rem_8rem_2.5rem]",
};

/**
 * One line of the editor. On a wide screen only the first one shows its labels; all have them for screen readers. What
 * its keys and buttons do is heard above it (`LineFields`), as there may be thousands.
 */
export const LineField = memo(function LineField(props: Props) {
  const { control, register, position, typed, problems, vatRates, amountLabel, removable } = props;
  const t = useTranslations("invoices");
  const locale = useLocale();
  const vatRate = useWatch({ control, name: `lines.${position}.vatRate`, exact: true });
  const field = (name: keyof Line) => ({
    label: t(name),
    ...register(`lines.${position}.${name}`),
    defaultValue: typed[name],
    problem: problems?.[name]?.message,
  });
  const text = (name: Exclude<keyof Line, "vatRate">) => ({ ...field(name), autoComplete: "off" });
  const labels = position === 0 ? "" : "xl:[&_label]:sr-only";
  const skipped = props.oneOfMany ? "[contain-intrinsic-size:auto_3rem] [content-visibility:auto]" : "";
  const first = position === 0;
  return (
    <li
      data-position={position}
      aria-label={t("line", { position: position + 1 })}
      className={`relative -mx-5 grid grid-cols-2 items-start gap-3 px-5 py-5 data-dragged:opacity-40 sm:-mx-6 sm:px-6 xl:gap-2 xl:py-1 ${skipped} ${labels} ${vatRates ? columns.withVat : columns.withoutVat}`}
    >
      <TextField
        className="col-span-full xl:col-span-1"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={props.offering}
        aria-controls={props.offering ? SUGGESTIONS_ID : undefined}
        aria-activedescendant={props.offer}
        {...text("description")}
      />
      <TextField className="[&_input]:text-right" inputMode="decimal" {...text("quantity")} />
      <TextField {...text("unit")} />
      <TextField className="[&_input]:text-right" inputMode="decimal" {...text("unitPrice")} />
      <TextField className="[&_input]:text-right" inputMode="decimal" {...text("discount")} />
      {vatRates && (
        <SelectField className="max-md:col-span-2" {...field("vatRate")}>
          {withOwn(vatRates, vatRate ?? typed.vatRate).map((rate) => (
            <option key={rate} value={rate}>
              {formatRate(rate, locale)}
            </option>
          ))}
        </SelectField>
      )}
      <LiveAmount control={control} position={position} label={amountLabel} />
      <div className={`flex justify-self-end md:pt-6 ${first ? "" : "xl:pt-0"}`}>
        <button
          type="button"
          data-press="menu"
          className={`btn btn-square cursor-grab touch-none btn-ghost select-none md:absolute md:top-11 md:left-0 md:w-6 md:text-base-content/60 md:hover:text-base-content ${first ? "xl:top-7" : "xl:top-1"}`}
        >
          <GripVertical className="size-4" aria-hidden="true" />
          <span className="sr-only">{t("lineMenu", { position: position + 1 })}</span>
        </button>
        <button type="button" data-press="remove" disabled={!removable} className="btn btn-square btn-ghost">
          <X className="size-4" aria-hidden="true" />
          <span className="sr-only">{t("removeLine", { position: position + 1 })}</span>
        </button>
      </div>
    </li>
  );
}, isSame);

// A line only begins with what was typed; from then on its fields hold it.
function isSame({ typed: _before, ...before }: Props, { typed: _after, ...after }: Props): boolean {
  const names = Object.keys(after) as (keyof typeof after)[];
  return names.every((name) => Object.is(before[name], after[name]));
}

// A line from before a change of the law, or of the date of supply, keeps its rate in sight.
const withOwn = (rates: string[], own: string) => (rates.includes(own) ? rates : [...rates, own]);
