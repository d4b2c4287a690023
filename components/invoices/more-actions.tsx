"use client";

import { Copy, FileCode } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DeedButton } from "#components/form/deed-button.tsx";
import { DeleteButton } from "#components/form/delete-button.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import type { Result } from "#lib/base/result.ts";
import type { DocumentKind, InvoiceState } from "#prisma/client/enums.ts";
import { MoreMenu } from "./more-menu.tsx";

type Props = {
  id: string;
  kind: DocumentKind;
  state: InvoiceState;
  duplicate: (input: { id: string }) => Promise<Result<{ id: string }>>;
  deleteDraft: (input: { id: string }) => Promise<Result<unknown>>;
  /** What else can be done with this very document. */
  children?: ReactNode;
};

/** What is done with an invoice less often. */
export function MoreActions({ id, kind, state, duplicate, deleteDraft, children }: Props) {
  const t = useTranslations("invoices");
  const router = useRouter();
  const stands = state !== "draft" && state !== "cancelled";
  return (
    <MoreMenu>
      {stands && (
        <a href={`/invoices/${id}/isdoc`} download className={buttonClass("quiet")}>
          <FileCode className="size-4" aria-hidden="true" />
          {t("isdoc")}
        </a>
      )}
      {stands && kind !== "proforma" && (
        <>
          <a href={`/invoices/${id}/ubl`} download className={buttonClass("quiet")}>
            <FileCode className="size-4" aria-hidden="true" />
            {t("ubl")}
          </a>
          <a href={`/invoices/${id}/facturx`} download className={buttonClass("quiet")}>
            <FileCode className="size-4" aria-hidden="true" />
            {t("facturx")}
          </a>
        </>
      )}
      <DeedButton
        action={duplicate}
        input={{ id }}
        look="quiet"
        icon={<Copy className="size-4" aria-hidden="true" />}
        onSuccess={(copy) => router.push(`/invoices/${copy.id}/edit`)}
      >
        {t("duplicate")}
      </DeedButton>
      {children}
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
    </MoreMenu>
  );
}
