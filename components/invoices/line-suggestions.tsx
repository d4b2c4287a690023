import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { ComboboxOption, ComboboxPopup } from "#components/ui/combobox-list.tsx";
import { formatMoney } from "#lib/base/money.ts";
import type { Suggestion } from "#lib/catalogue/suggest-items.ts";
import type { Offered } from "./use-suggestions.ts";

export const SUGGESTIONS_ID = "line-suggestions";
export const optionId = (index: number): string => `${SUGGESTIONS_ID}-${index}`;

type Props = {
  offered: Offered;
  /** The field that is being typed into. */
  field: HTMLElement | undefined;
  choose: (item: Suggestion) => void;
};

/** What the catalogue offers, beneath the description. One for all lines: there may be thousands of them. */
export function LineSuggestions({ offered, field, choose }: Props) {
  const t = useTranslations("invoices");
  const locale = useLocale();
  const popup = useRef<HTMLDivElement>(null);
  const { items, chosen } = offered;
  useEffect(() => {
    const element = popup.current;
    const origin = element?.offsetParent?.getBoundingClientRect();
    if (!element || !origin || !field) return;
    const box = field.getBoundingClientRect();
    element.style.top = `${box.bottom - origin.top + 4}px`;
    element.style.left = `${box.left - origin.left}px`;
    element.style.minWidth = `${box.width}px`;
  }, [field]);
  useEffect(() => {
    popup.current?.querySelector("[data-highlighted]")?.scrollIntoView({ block: "nearest" });
  });
  return (
    <div ref={popup} className="absolute z-20 w-max max-w-[min(32rem,100%)]">
      <ComboboxPopup id={SUGGESTIONS_ID} role="listbox" aria-label={t("suggestions")}>
        {items.map((item, index) => (
          <ComboboxOption
            key={item.id}
            id={optionId(index)}
            role="option"
            aria-selected={index === chosen}
            data-highlighted={index === chosen ? "" : undefined}
            // The focus stays in the field.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(item)}
            detail={`${formatMoney(BigInt(item.price.minor), item.price.currency, locale)}${item.unit && ` / ${item.unit}`}`}
          >
            {item.description}
          </ComboboxOption>
        ))}
      </ComboboxPopup>
    </div>
  );
}
