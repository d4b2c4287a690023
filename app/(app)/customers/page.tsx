import { Plus, Upload } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CustomerList } from "#components/customers/customer-list.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { SearchForm } from "#components/ui/search-form.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { addressWith, oneOf, type Query } from "#lib/base/page-query.ts";
import { listCustomers } from "#lib/customers/list-customers.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("customers");
  return { title: t("title") };
}

export default async function CustomersPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { company } = await requireSession("customer:read");
  const [t, imports, query] = await Promise.all([
    getTranslations("customers"),
    getTranslations("customerImport"),
    searchParams,
  ]);
  const [q, after] = [oneOf(query.q), oneOf(query.after)];
  const { rows, next } = await listCustomers(company, { search: q, after });
  const searching = q !== "" || after !== "";
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <Link href="/customers/import" className={buttonClass()}>
              <Upload className="size-4" aria-hidden="true" />
              {imports("link")}
            </Link>
            <Link href="/customers/new" className={buttonClass("primary")}>
              <Plus className="size-4" aria-hidden="true" />
              {t("new")}
            </Link>
          </>
        }
      />
      {(searching || rows.length > 0) && (
        <div className="mb-4">
          <SearchForm
            action="/customers"
            label={t("search")}
            placeholder={t("searchHint")}
            submit={t("find")}
            value={q}
          />
        </div>
      )}
      <CustomerList rows={rows} searching={searching} />
      <Pager
        label={t("pages")}
        first={after ? { href: addressWith("/customers", { q }), label: t("first") } : null}
        next={next ? { href: addressWith("/customers", { q, after: next }), label: t("next") } : null}
      />
    </>
  );
}
