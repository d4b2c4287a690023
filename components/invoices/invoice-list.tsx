import { FileText } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { SelectBox } from "#components/batches/select-box.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { type Day, formatDay } from "#lib/base/dates.ts";
import { formatMoney } from "#lib/base/money.ts";
import type { InvoiceRow } from "#lib/invoices/list-invoices.ts";
import { type Sorted, SortHead } from "./sort-head.tsx";
import { StateBadge } from "./state-badge.tsx";

type Props = {
  rows: InvoiceRow[];
  searching: boolean;
  /** Its order, and what else the address asks for; without, nothing can be ordered. */
  sorted?: Sorted;
  /** Its invoices can be picked. */
  selectable?: boolean;
};

/** One page of invoices: a table, on a phone a card for each. */
export function InvoiceList({ rows, searching, sorted, selectable = false }: Props) {
  const t = useTranslations("invoices");
  if (rows.length === 0) return searching ? <NothingFound /> : <NoInvoices />;
  return (
    <div className="overflow-hidden rounded-box border border-base-300 bg-base-100">
      <table className="w-full text-left max-md:block">
        <thead className="border-b border-base-300 text-sm text-base-content/70 max-md:sr-only">
          <tr>
            {selectable && (
              <th scope="col" className="w-0 py-2.5 pr-1 pl-5">
                <SelectBox ids={rows.map(({ id }) => id)} label={t("selectPage")} />
              </th>
            )}
            <SortHead first="-number" sorted={sorted}>
              {t("number")}
            </SortHead>
            <Head>{t("customer")}</Head>
            <Head wide>{t("issuedOn")}</Head>
            <SortHead first="due" sorted={sorted}>
              {t("due")}
            </SortHead>
            <Head>{t("state")}</Head>
            <SortHead first="-total" sorted={sorted} right>
              {t("total")}
            </SortHead>
          </tr>
        </thead>
        <tbody className="divide-y divide-base-300 max-md:block">
          {rows.map((row) => (
            <Row key={row.id} row={row} selectable={selectable} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ wide, children }: { wide?: boolean; children: string }) {
  return (
    <th scope="col" className={`px-3 py-2.5 font-medium first:pl-5 last:pr-5 ${wide ? "max-xl:hidden" : ""}`}>
      {children}
    </th>
  );
}

const cell =
  "px-3 py-3 align-baseline first:pl-5 last:pr-5 max-md:block max-md:p-0 max-md:first:p-0 max-md:last:p-0";

function Row({ row, selectable }: { row: InvoiceRow; selectable: boolean }) {
  const t = useTranslations("invoices");
  const locale = useLocale();
  const day = (value: Day | null) => (value ? formatDay(value, locale) : "–");
  return (
    <tr
      className={`relative hover:bg-base-200 max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-4 max-md:gap-y-0.5 max-md:px-4 max-md:py-3 ${selectable ? "max-md:pl-12" : ""}`}
    >
      {selectable && (
        <td className="w-0 py-3 pr-1 pl-5 align-top max-md:absolute max-md:top-3 max-md:left-4 max-md:p-0">
          {/* Above the link that covers the row. */}
          <span className="relative z-10 block">
            <SelectBox ids={[row.id]} label={t("select", { name: row.number ?? row.customerName })} />
          </span>
        </td>
      )}
      <td className={`${cell} whitespace-nowrap tabular-nums max-md:row-start-2 max-md:text-sm`}>
        <Link
          href={`/invoices/${row.id}`}
          className="font-medium after:absolute after:inset-0 hover:underline"
        >
          {row.number ?? <span className="font-normal text-base-content/70">{t("withoutNumber")}</span>}
        </Link>
        {row.kind !== "invoice" && (
          <span className="block text-sm text-base-content/70 max-md:ml-2 max-md:inline">
            {t(`kind_${row.kind}`)}
          </span>
        )}
      </td>
      <td className={`${cell} wrap-anywhere max-md:row-start-1 max-md:font-medium`}>{row.customerName}</td>
      <td className="hidden px-3 py-3 align-baseline whitespace-nowrap text-base-content/70 tabular-nums xl:table-cell">
        {day(row.issuedOn)}
      </td>
      <td
        className={`${cell} whitespace-nowrap text-base-content/70 tabular-nums max-md:row-start-3 max-md:text-sm`}
      >
        <span className="md:hidden">{t("due")} </span>
        {day(row.dueOn)}
      </td>
      <td className={`${cell} max-md:col-start-2 max-md:row-span-2 max-md:row-start-2 max-md:text-right`}>
        <StateBadge state={row.state} kind={row.kind} />
      </td>
      <td
        className={`${cell} text-right font-medium whitespace-nowrap tabular-nums max-md:col-start-2 max-md:row-start-1`}
      >
        {formatMoney(row.totalMinor, row.currency, locale)}
        {row.leftMinor !== null && (
          <span className="block text-sm font-normal text-base-content/70">
            {t("leftShort", { amount: formatMoney(row.leftMinor, row.currency, locale) })}
          </span>
        )}
      </td>
    </tr>
  );
}

function NothingFound() {
  const t = useTranslations("invoices");
  return (
    <EmptyState title={t("nothingTitle")}>
      <p>{t("nothingText")}</p>
      <Link href="/invoices" className={buttonClass()}>
        {t("showAll")}
      </Link>
    </EmptyState>
  );
}

function NoInvoices() {
  const t = useTranslations("invoices");
  return (
    <EmptyState icon={<FileText className="size-9" aria-hidden="true" />} title={t("emptyTitle")}>
      <p>{t("emptyText")}</p>
      <Link href="/invoices/new" className={buttonClass("primary")}>
        {t("new")}
      </Link>
    </EmptyState>
  );
}
