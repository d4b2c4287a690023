import Link from "next/link";
import { useTranslations } from "next-intl";
import { ProblemText } from "#components/ui/problem-text.tsx";

type Item = { invoiceId: string; number: string | null; customerName: string; problem: string | null };

/** Invoices that are not sent, each with the reason. */
export function OutcomeList({ items }: { items: Item[] }) {
  const t = useTranslations("batches");
  return (
    <ul className="mt-2 divide-y divide-base-300 rounded-box border border-base-300 text-sm">
      {items.map(({ invoiceId, number, customerName, problem }) => (
        <li key={invoiceId} className="flex flex-wrap gap-x-3 px-3 py-2">
          <Link href={`/invoices/${invoiceId}`} className="link font-medium tabular-nums">
            {number ?? t("withoutNumber")}
          </Link>
          <span className="min-w-0 flex-1 basis-40 wrap-anywhere">{customerName}</span>
          <span className="min-w-0 basis-full text-base-content/70 sm:basis-auto">
            <ProblemText problem={problem ?? "unexpected"} />
          </span>
        </li>
      ))}
    </ul>
  );
}
