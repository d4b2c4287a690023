import Link from "next/link";
import { useTranslations } from "next-intl";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { PlannedMail } from "#lib/sending/batches/plan-batch.ts";

// Who wants to see more of a long list than that looks into the list itself.
const MOST_SHOWN = 100;

/** Invoices that are not sent, together with those of the same reason. */
export function LeftOut({ mails }: { mails: PlannedMail[] }) {
  const t = useTranslations("batches");
  const groups = Map.groupBy(mails, ({ problem }) => problem ?? "unexpected");
  return [...groups].map(([problem, group]) => (
    <section key={problem} className="mt-3 text-sm">
      <h3 className="font-medium">
        <ProblemText problem={problem} /> <span className="text-base-content/70">({group.length})</span>
      </h3>
      <ul className="mt-1 divide-y divide-base-300 rounded-box border border-base-300">
        {group.slice(0, MOST_SHOWN).map(({ invoiceId, number, customerId, customerName }) => (
          <li key={invoiceId} className="flex flex-wrap gap-x-3 px-3 py-2">
            <Link href={`/invoices/${invoiceId}`} className="link font-medium tabular-nums">
              {number ?? t("withoutNumber")}
            </Link>
            <span className="min-w-0 flex-1 basis-40 wrap-anywhere">{customerName}</span>
            {problem === "batchNoAddress" && (
              <Link href={`/customers/${customerId}`} className="link">
                {t("toCustomer")}
              </Link>
            )}
          </li>
        ))}
        {group.length > MOST_SHOWN && (
          <li className="px-3 py-2">{t("more", { count: group.length - MOST_SHOWN })}</li>
        )}
      </ul>
    </section>
  ));
}
