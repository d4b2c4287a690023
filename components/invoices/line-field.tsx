import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { SelectField, TextField } from "#components/ui/field.tsx";
import { formatRate } from "#lib/base/format-number.ts";
import type { InvoiceForm } from "#lib/invoices/schema.ts";
import { LiveAmount } from "./live-totals.tsx";

type Line = InvoiceForm["lines"][number];
type Props = {
  form: Pick<UseFormReturn<InvoiceForm>, "control" | "register" | "formState">;
  position: number;
  /** What it starts with. */
  typed: Line;
  /** Null where no VAT is charged. */
  vatRates: string[] | null;
  amountLabel: string;
  remove: (() => void) | undefined;
};

const columns = {
  withVat:
    "md:grid-cols-[5.5rem_4.5rem_minmax(0,1fr)_5rem_5.5rem_7.5rem_2.5rem] xl:grid-cols-[minmax(0,1fr)_5.5rem_4.5rem_8rem_5rem_5.5rem_8rem_2.5rem]",
  withoutVat:
    "md:grid-cols-[5.5rem_5rem_minmax(0,1fr)_5rem_8rem_2.5rem] xl:grid-cols-[minmax(0,1fr)_5.5rem_5rem_8.5rem_5rem_8rem_2.5rem]",
};

/** One line of the editor. On a wide screen only the first one shows its labels; all have them for screen readers. */
export function LineField({ form, position, typed, vatRates, amountLabel, remove }: Props) {
  const t = useTranslations("invoices");
  const locale = useLocale();
  const vatRate = useWatch({ control: form.control, name: `lines.${position}.vatRate` });
  const problems = form.formState.errors.lines?.[position];
  const field = (name: keyof Line) => ({
    label: t(name),
    ...form.register(`lines.${position}.${name}`),
    defaultValue: typed[name],
    problem: problems?.[name]?.message,
  });
  const text = (name: Exclude<keyof Line, "vatRate">) => ({ ...field(name), autoComplete: "off" });
  const labels = position === 0 ? "" : "xl:[&_label]:sr-only";
  return (
    <li
      aria-label={t("line", { position: position + 1 })}
      className={`grid grid-cols-2 items-start gap-3 py-5 xl:gap-2 xl:py-1 ${labels} ${vatRates ? columns.withVat : columns.withoutVat}`}
    >
      <TextField className="col-span-full xl:col-span-1" {...text("description")} />
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
      <LiveAmount control={form.control} position={position} label={amountLabel} />
      <button
        type="button"
        onClick={remove}
        disabled={!remove}
        className={`btn btn-square btn-ghost justify-self-end md:mt-6 ${position === 0 ? "" : "xl:mt-0"}`}
      >
        <X className="size-4" aria-hidden="true" />
        <span className="sr-only">{t("removeLine", { position: position + 1 })}</span>
      </button>
    </li>
  );
}

// A line from before a change of the law, or of the date of supply, keeps its rate in sight.
const withOwn = (rates: string[], own: string) => (rates.includes(own) ? rates : [...rates, own]);
