"use client";

import { FileDown, FileText, Pencil, Stamp } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DeedButton } from "#components/form/deed-button.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import type { Result } from "#lib/base/result.ts";
import type { InvoiceState } from "#prisma/client/enums.ts";

type Deed<T> = (input: { id: string }) => Promise<Result<T>>;
type Props = {
  id: string;
  state: InvoiceState;
  issue: Deed<unknown>;
  /** Makes the invoice that follows; null where none is to follow. */
  invoiceIt: Deed<{ id: string }> | null;
};

/** What is mostly done with an invoice in its state. */
export function InvoiceActions({ id, state, issue, invoiceIt }: Props) {
  const t = useTranslations("invoices");
  const router = useRouter();
  return (
    <>
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
      {state === "draft" && (
        <DeedButton
          action={issue}
          input={{ id }}
          look="primary"
          icon={<Stamp className="size-4" aria-hidden="true" />}
          onSuccess={() => router.refresh()}
        >
          {t("issue")}
        </DeedButton>
      )}
      {invoiceIt && (
        <DeedButton
          action={invoiceIt}
          input={{ id }}
          icon={<FileText className="size-4" aria-hidden="true" />}
          onSuccess={(invoice) => router.push(`/invoices/${invoice.id}`)}
        >
          {t("invoiceIt")}
        </DeedButton>
      )}
    </>
  );
}
