"use client";

import { CircleCheck, FileCode, FileDown, Pencil, Stamp } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DeedButton } from "#components/form/deed-button.tsx";
import { DeleteButton } from "#components/form/delete-button.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import type { Result } from "#lib/base/result.ts";
import type { InvoiceState } from "#prisma/client/enums.ts";

type Deed = (input: { id: string }) => Promise<Result<unknown>>;
type Props = { id: string; state: InvoiceState; issue: Deed; markPaid: Deed; deleteDraft: Deed };

/** What can be done with an invoice in its state. */
export function InvoiceActions({ id, state, issue, markPaid, deleteDraft }: Props) {
  const t = useTranslations("invoices");
  const router = useRouter();
  const reread = () => router.refresh();
  return (
    <>
      {state === "draft" && (
        <DeleteButton
          label={t("delete")}
          title={t("deleteTitle")}
          id={id}
          action={deleteDraft}
          onSuccess={() => router.push("/invoices")}
        >
          {t("deleteText")}
        </DeleteButton>
      )}
      {state === "draft" && (
        <Link href={`/invoices/${id}/edit`} className={buttonClass()}>
          <Pencil className="size-4" aria-hidden="true" />
          {t("edit")}
        </Link>
      )}
      <a href={`/invoices/${id}/pdf`} target="_blank" rel="noreferrer" className={buttonClass()}>
        <FileDown className="size-4" aria-hidden="true" />
        {t("pdf")}
      </a>
      {state !== "draft" && (
        <a href={`/invoices/${id}/isdoc`} download className={buttonClass()}>
          <FileCode className="size-4" aria-hidden="true" />
          {t("isdoc")}
        </a>
      )}
      {state === "draft" && (
        <DeedButton
          action={issue}
          input={{ id }}
          look="primary"
          icon={<Stamp className="size-4" aria-hidden="true" />}
          onSuccess={reread}
        >
          {t("issue")}
        </DeedButton>
      )}
      {state === "issued" && (
        <DeedButton
          action={markPaid}
          input={{ id }}
          icon={<CircleCheck className="size-4" aria-hidden="true" />}
          onSuccess={reread}
        >
          {t("markPaid")}
        </DeedButton>
      )}
    </>
  );
}
