import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { SelectionBar } from "#components/batches/selection-bar.tsx";
import { ExportMenu } from "#components/invoices/export-menu.tsx";
import { InvoiceList } from "#components/invoices/invoice-list.tsx";
import { KindFilter } from "#components/invoices/kind-filter.tsx";
import { SortMenu } from "#components/invoices/sort-menu.tsx";
import { StateFilter } from "#components/invoices/state-filter.tsx";
import { WaitingNotice } from "#components/invoices/unsaved/waiting-notice.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { SearchForm } from "#components/ui/search-form.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireSession } from "#lib/auth/session.ts";
import { addressWith, oneOf, type Query } from "#lib/base/page-query.ts";
import { listInvoices } from "#lib/invoices/list-invoices.ts";
import { listSortOf, newestFirst } from "#lib/invoices/list-order.ts";
import { documentKinds } from "#lib/invoices/number-pattern.ts";
import { shownStates } from "#lib/invoices/state.ts";
import { listUnsavedNew } from "#lib/invoices/unsaved/read-unsaved.ts";
import { countWholeAction, orderBatchAction, planBatchAction } from "../sending/actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("invoices");
  return { title: t("title") };
}

export default async function InvoicesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { company, role } = await requireSession("invoice:read");
  const sends = may(role, "invoice:send");
  const [t, query] = await Promise.all([getTranslations("invoices"), searchParams]);
  const [q, after] = [oneOf(query.q), oneOf(query.after)];
  const state = shownStates.find((known) => known === oneOf(query.state));
  const kind = documentKinds.find((known) => known === oneOf(query.kind));
  const sort = listSortOf(oneOf(query.sort));
  const [{ rows, next }, waiting] = await Promise.all([
    listInvoices(company, { search: q, kind, state, sort, after }),
    listUnsavedNew(company),
  ]);
  const searching = q !== "" || after !== "" || kind !== undefined || state !== undefined;
  const kept = { kind, state, q };
  const sorted = sort === newestFirst ? undefined : sort;
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            {(searching || rows.length > 0) && <ExportMenu filter={kept} />}
            <Link href="/invoices/new" className={buttonClass("primary")}>
              <Plus className="size-4" aria-hidden="true" />
              {t("new")}
            </Link>
          </>
        }
      />
      <div className="mb-4 space-y-2 empty:hidden">
        {waiting.map((each) => (
          <WaitingNotice key={each.kind} {...each} />
        ))}
      </div>
      {(searching || rows.length > 0) && <KindFilter chosen={kind} state={state} search={q} sort={sorted} />}
      {(searching || rows.length > 0) && (
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
          <StateFilter chosen={state} kind={kind} search={q} sort={sorted} />
          <SearchForm
            action="/invoices"
            label={t("search")}
            placeholder={t("searchHint")}
            submit={t("find")}
            value={q}
            kept={{ kind, state, sort: sorted }}
          />
          {rows.length > 1 && <SortMenu by={sort} kept={kept} />}
        </div>
      )}
      <InvoiceList rows={rows} searching={searching} sorted={{ by: sort, kept }} selectable={sends} />
      {sends && (
        <SelectionBar
          ids={rows.map(({ id }) => id)}
          {...((next ?? after) && { whole: { query: { search: q, state, kind, sort } } })}
          count={countWholeAction}
          plan={planBatchAction}
          order={orderBatchAction}
          owner={role === "owner"}
        />
      )}
      <Pager
        label={t("pages")}
        first={
          after ? { href: addressWith("/invoices", { ...kept, sort: sorted }), label: t("first") } : null
        }
        next={
          next
            ? { href: addressWith("/invoices", { ...kept, sort: sorted, after: next }), label: t("next") }
            : null
        }
      />
    </>
  );
}
