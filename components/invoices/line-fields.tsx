import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type UseFormReturn, useFieldArray } from "react-hook-form";
import { Button } from "#components/ui/button.tsx";
import { MAX_LINES } from "#lib/invoices/choices.ts";
import type { InvoiceForm } from "#lib/invoices/schema.ts";
import { LineField } from "./line-field.tsx";

type Props = {
  form: Pick<UseFormReturn<InvoiceForm>, "control" | "register" | "setFocus" | "formState">;
  /** The rates to choose from, where any is. */
  vatRates: string[] | null;
  charged: boolean;
  amountLabel: string;
};

/** The lines, one below the other. A new one gets the focus; so does the neighbour of one that was removed. */
export function LineFields({ form, vatRates, charged, amountLabel }: Props) {
  const t = useTranslations("invoices");
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "lines" });
  const vatRate = vatRates?.[0] ?? "0";
  const empty = { description: "", quantity: "1", unit: "", unitPrice: "", discount: "", vatRate };
  const removeAt = (position: number) => {
    remove(position);
    const neighbour = Math.min(position, fields.length - 2);
    requestAnimationFrame(() => form.setFocus(`lines.${neighbour}.description`));
  };
  return (
    <>
      <ol className="divide-y divide-base-300 max-xl:-my-2 xl:divide-none">
        {fields.map((field, position) => (
          <LineField
            key={field.id}
            form={form}
            position={position}
            typed={field}
            vatRates={charged ? vatRates : null}
            amountLabel={amountLabel}
            remove={fields.length > 1 ? () => removeAt(position) : undefined}
          />
        ))}
      </ol>
      {fields.length < MAX_LINES && (
        <Button
          small
          icon={<Plus className="size-4" aria-hidden="true" />}
          onClick={() => append(empty, { focusName: `lines.${fields.length}.description` })}
        >
          {t("addLine")}
        </Button>
      )}
    </>
  );
}
