import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { Button } from "#components/ui/button.tsx";
import { MAX_LINES } from "#lib/invoices/choices.ts";
import type { InvoiceForm } from "#lib/invoices/schema.ts";
import { LineField } from "./line-field.tsx";
import { LineKeysHelp } from "./line-keys-help.tsx";
import { LineMenu, type OpenMenu } from "./line-menu.tsx";
import { LineNote } from "./line-note.tsx";
import { fieldAt } from "./line-place.ts";
import { LineSuggestions, optionId } from "./line-suggestions.tsx";
import { pastedLines } from "./pasted-lines.ts";
import { type KeepLine, useCatalogue } from "./use-catalogue.ts";
import { useLineEvents } from "./use-line-events.ts";
import { useLineList } from "./use-line-list.ts";

type Props = {
  form: UseFormReturn<InvoiceForm>;
  /** The rates to choose from, where any is. */
  vatRates: string[] | null;
  charged: boolean;
  amountLabel: string;
  currency: string;
  keepLine: KeepLine;
};

// So many stand on the screen anyway.
const MANY = 40;

/**
 * The lines, one below the other, and all that is done with them by keyboard, mouse or touch. Events are heard at
 * the list and not in each line, so that two thousand of them stay usable.
 */
export function LineFields({ form, vatRates, charged, amountLabel, currency, keepLine }: Props) {
  const t = useTranslations("invoices");
  const { control, register } = form;
  const problems = form.formState.errors.lines;
  const list = useRef<HTMLOListElement>(null);
  const [menu, setMenu] = useState<OpenMenu>();
  const vatRate = vatRates?.[0] ?? "0";
  const empty = { description: "", quantity: "1", unit: "", unitPrice: "", discount: "", vatRate };
  const lines = useLineList(form, list, empty);
  const catalogue = useCatalogue({
    form,
    list,
    currency,
    charged,
    vatRates,
    keepLine,
    tell: lines.setNotice,
  });
  const { offered } = catalogue;
  const { fields } = lines;
  const count = fields.length;
  const { mark, events } = useLineEvents({
    ...{ list, lines, catalogue, openMenu: setMenu },
    readPasted: (text) => pastedLines(text, empty, vatRates),
  });
  // The editor is drawn again at every letter; the lines only when something of theirs has changed.
  const rows = useMemo(
    () =>
      fields.map((field, position) => (
        <LineField
          key={field.id}
          control={control}
          register={register}
          position={position}
          typed={field}
          problems={problems?.[position]}
          vatRates={charged ? vatRates : null}
          amountLabel={amountLabel}
          removable={count > 1}
          oneOfMany={count > MANY}
          offering={offered?.position === position}
          offer={offered?.position === position && offered.chosen >= 0 ? optionId(offered.chosen) : undefined}
        />
      )),
    [control, register, fields, count, problems, vatRates, charged, amountLabel, offered],
  );
  return (
    <div className="space-y-4">
      <div className="relative">
        <ol ref={list} {...events} className="divide-y divide-base-300 max-xl:-my-2 xl:divide-none">
          {rows}
        </ol>
        <div
          ref={mark}
          hidden
          aria-hidden="true"
          className="pointer-events-none absolute inset-x-0 top-0 z-10 h-0.5 rounded-full bg-primary"
        />
        {offered && (
          <LineSuggestions
            offered={offered}
            field={fieldAt(list.current, { position: offered.position, column: "description" })}
            choose={catalogue.choose}
          />
        )}
      </div>
      {menu && (
        <LineMenu
          open={menu}
          count={count}
          close={() => setMenu(undefined)}
          move={(to) => lines.moveTo(menu.position, to)}
          keep={() => catalogue.keep(menu.position)}
          remove={() => lines.removeAt(menu.position)}
        />
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {count < MAX_LINES && (
          <Button small icon={<Plus className="size-4" aria-hidden="true" />} onClick={lines.addLast}>
            {t("addLine")}
          </Button>
        )}
        <LineKeysHelp />
        <LineNote notice={lines.notice} />
      </div>
    </div>
  );
}
