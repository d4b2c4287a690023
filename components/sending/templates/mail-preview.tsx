"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField } from "#components/ui/field.tsx";
import type { Example } from "#lib/sending/templates/list-examples.ts";
import type { TemplatePreview } from "#lib/sending/templates/preview-template.ts";
import type { TemplateDraft } from "#lib/sending/templates/schema.ts";
import { MailView, ViewChoice } from "../mail-view.tsx";
import { useTemplatePreview } from "./use-template-preview.ts";

const views = ["desktop", "phone", "plain"] as const;

type Props = { first: TemplatePreview; examples: Example[]; draft: Omit<TemplateDraft, "invoiceId"> };

/** The mail that comes of a template, as it is typed, for a document of choice: wide, narrow, dark, and as plain text. */
export function MailPreview({ first, examples, draft }: Props) {
  const t = useTranslations("templates");
  const [view, setView] = useState<(typeof views)[number]>("desktop");
  const [dark, setDark] = useState(false);
  const [invoiceId, setInvoiceId] = useState(examples[0]?.id);
  const { number, subject, text, html } = useTemplatePreview(first, { ...draft, invoiceId });
  return (
    <section aria-labelledby="mail-preview" className="min-w-0 space-y-3">
      <h2 id="mail-preview" className="font-semibold">
        {t("preview")}
      </h2>
      {examples.length > 0 && (
        <SelectField
          label={t("shownWith")}
          value={invoiceId}
          onChange={(event) => setInvoiceId(event.target.value)}
        >
          {examples.map(({ id, number: its, customer }) => (
            <option key={id} value={id}>
              {its} – {customer}
            </option>
          ))}
        </SelectField>
      )}
      <ViewChoice
        {...{ views, view }}
        nameOf={(each) => t(`view_${each}`)}
        onView={setView}
        dark={view === "plain" ? undefined : { name: t("dark"), on: dark, onDark: setDark }}
      />
      <p className="text-sm wrap-anywhere">
        <span className="text-base-content/70">{t("subject")}: </span>
        <span className="font-medium">{subject}</span>
      </p>
      <MailView {...{ view, text, dark }} html={dark ? html.dark : html.light} title={t("preview")} />
      <p className="text-sm text-base-content/70">
        {examples.length === 0 && t("previewWith", { number })} {t("previewLines")}
      </p>
    </section>
  );
}
