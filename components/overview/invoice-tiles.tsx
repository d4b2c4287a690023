import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatMoney } from "#lib/base/money.ts";
import type { InvoiceSums } from "#lib/invoices/sum-invoices.ts";

const tiles = [
  { state: "issued", word: "unpaid", look: "" },
  { state: "overdue", word: "overdue", look: "text-error" },
  { state: "draft", word: "drafts", look: "" },
] as const;

/** What is to be paid, what is late and what is not issued yet; each leads to its invoices. */
export function InvoiceTiles({ sums }: { sums: InvoiceSums }) {
  const t = useTranslations("overview");
  const locale = useLocale();
  return (
    <ul className="grid gap-3 sm:grid-cols-3 sm:gap-4">
      {tiles.map(({ state, word, look }) => {
        const { count, totals } = sums[state];
        return (
          <li key={state}>
            <Link
              href={`/invoices?state=${state}`}
              className="block h-full rounded-box border border-base-300 bg-base-100 px-5 py-4 hover:bg-base-200"
            >
              <span className="block text-sm text-base-content/70">{t(word)}</span>
              {totals.map(({ currency, leftMinor }) => (
                <span
                  key={currency}
                  className={`mt-1 block text-lg font-semibold wrap-anywhere tabular-nums ${look}`}
                >
                  {formatMoney(leftMinor, currency, locale)}
                </span>
              ))}
              <span className="mt-1 block text-sm">{t("invoiceCount", { count })}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
