"use client";

import { Mail } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { CopyText } from "#components/mailbox/copy-text.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { timeZone } from "#lib/base/dates.ts";
import { formatMinute } from "#lib/base/format-minute.ts";

/** A link that was made just now. */
export type Made = { link: string; expiresAt: Date };

/** The link of an invitation, this once: to be copied, or written about in the owner's own mail program. */
export function ReadyLink({ company, email, link, expiresAt }: Made & { company: string; email: string }) {
  const t = useTranslations("team");
  const date = formatMinute(expiresAt, useLocale(), timeZone);
  const message = { subject: t("mailSubject", { company }), body: t("mailBody", { company, link, date }) };
  const query = Object.entries(message).map(([name, text]) => `${name}=${encodeURIComponent(text)}`);
  return (
    <div className="mb-5">
      <Alert kind="success" title={t("linkTitle")}>
        <p>{t("linkText", { email, date })}</p>
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <CopyText text={link}>{t("copyLink")}</CopyText>
          <a
            href={`mailto:${encodeURIComponent(email)}?${query.join("&")}`}
            className={buttonClass("quiet", true)}
          >
            <Mail className="size-4" aria-hidden="true" />
            {t("writeMail")}
          </a>
        </div>
      </Alert>
    </div>
  );
}
