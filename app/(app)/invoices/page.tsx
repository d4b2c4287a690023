import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { InvoiceList } from "#components/invoices/invoice-list.tsx";
import { StateFilter } from "#components/invoices/state-filter.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { SearchForm } from "#components/ui/search-form.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { addressWith, oneOf, type Query } from "#lib/base/page-query.ts";
import { listInvoices } from "#lib/invoices/list-invoices.ts";
import { shownStates } from "#lib/invoices/state.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("invoices");
  return { title: t("title") };
}

export default async function InvoicesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { company } = await requireSession("invoice:read");
  const [t, query] = await Promise.all([getTranslations("invoices"), searchParams]);
  const [q, after] = [oneOf(query.q), oneOf(query.after)];
  const state = shownStates.find((known) => known === oneOf(query.state));
  const { rows, next } = await listInvoices(company, { search: q, state, after });
  const searching = q !== "" || after !== "" || state !== undefined;
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <Link href="/invoices/new" className={buttonClass("primary")}>
            <Plus className="size-4" aria-hidden="true" />
            {t("new")}
          </Link>
        }
      />
      {(searching || rows.length > 0) && (
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
          <StateFilter chosen={state} search={q} />
          <SearchForm
            action="/invoices"
            label={t("search")}
            placeholder={t("searchHint")}
            submit={t("find")}
            value={q}
            kept={{ state }}
          />
        </div>
      )}
      <InvoiceList rows={rows} searching={searching} />
      <Pager
        label={t("pages")}
        first={after ? { href: addressWith("/invoices", { state, q }), label: t("first") } : null}
        next={next ? { href: addressWith("/invoices", { state, q, after: next }), label: t("next") } : null}
      />
    </>
  );
}
