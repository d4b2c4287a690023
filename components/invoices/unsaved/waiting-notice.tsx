import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { addressWith } from "#lib/base/page-query.ts";
import type { DraftKind } from "#lib/invoices/choices.ts";
import { useKeptAt } from "./kept-at.ts";

/** A new document that the person began and did not save. */
export function WaitingNotice({ kind, keptAt }: { kind: DraftKind; keptAt: Date }) {
  const t = useTranslations("editor");
  const href = addressWith("/invoices/new", { kind: kind === "invoice" ? "" : kind });
  const when = useKeptAt(keptAt.toISOString());
  return (
    <Waiting href={href} link={t("continue")}>
      {t(`waiting_${kind}`, { when })}
    </Waiting>
  );
}

/** On the page of a draft: what the person typed over it is not in it yet. */
export function DraftUnsavedNotice({ id, keptAt }: { id: string; keptAt: Date }) {
  const t = useTranslations("editor");
  const when = useKeptAt(keptAt.toISOString());
  return (
    <Waiting href={`/invoices/${id}/edit`} link={t("continueEditing")}>
      {t("draftUnsaved", { when })}
    </Waiting>
  );
}

function Waiting({ href, link, children }: { href: string; link: string; children: ReactNode }) {
  return (
    <Alert kind="info">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p>{children}</p>
        <Link href={href} className={buttonClass("secondary", true)}>
          {link}
        </Link>
      </div>
    </Alert>
  );
}
