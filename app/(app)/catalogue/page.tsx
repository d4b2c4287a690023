import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ItemList } from "#components/catalogue/item-list.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { SearchForm } from "#components/ui/search-form.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { addressWith, oneOf, type Query } from "#lib/base/page-query.ts";
import { listItems } from "#lib/catalogue/list-items.ts";
import { readCompany } from "#lib/company/read-company.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("catalogue");
  return { title: t("title") };
}

export default async function CataloguePage({ searchParams }: { searchParams: Promise<Query> }) {
  const { company } = await requireSession("catalogue:read");
  const [t, query, { vatPayer }] = await Promise.all([
    getTranslations("catalogue"),
    searchParams,
    readCompany(company.id),
  ]);
  const [q, after] = [oneOf(query.q), oneOf(query.after)];
  const { rows, next } = await listItems(company, { search: q, after });
  const searching = q !== "" || after !== "";
  return (
    <>
      <PageHeader
        title={t("title")}
        intro={t("intro")}
        actions={
          <Link href="/catalogue/new" className={buttonClass("primary")}>
            <Plus className="size-4" aria-hidden="true" />
            {t("new")}
          </Link>
        }
      />
      {(searching || rows.length > 0) && (
        <div className="mb-4">
          <SearchForm
            action="/catalogue"
            label={t("search")}
            placeholder={t("searchHint")}
            submit={t("find")}
            value={q}
          />
        </div>
      )}
      <ItemList rows={rows} vatPayer={vatPayer} searching={searching} />
      <Pager
        label={t("pages")}
        first={after ? { href: addressWith("/catalogue", { q }), label: t("first") } : null}
        next={next ? { href: addressWith("/catalogue", { q, after: next }), label: t("next") } : null}
      />
    </>
  );
}
