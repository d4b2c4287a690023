import { Paperclip } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatMoment } from "#lib/base/dates.ts";
import type { CaughtMail } from "#lib/sandbox/caught-mail.ts";
import { MessageFrame } from "./message-frame.tsx";

/** One caught message: who to whom, attachments, the message as a reader sees it, its text and its headers. */
export function CaughtMessage({ mail }: { mail: CaughtMail }) {
  const t = useTranslations("sandbox");
  const locale = useLocale();
  return (
    <div className="space-y-5 rounded-box border border-base-300 bg-base-100 p-4 sm:p-6">
      <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
        <Row term={t("from")}>{mail.from || mail.envelopeFrom}</Row>
        <Row term={t("to")}>{mail.to}</Row>
        <Row term={t("envelope")}>{`${mail.envelopeFrom} → ${mail.envelopeTo.join(", ")}`}</Row>
        <Row term={t("when")}>{formatMoment(new Date(mail.receivedAt), locale)}</Row>
      </dl>
      {mail.files.length > 0 && <Files mail={mail} />}
      {mail.html ? <MessageFrame html={mail.html} title={t("message")} /> : <Text>{mail.text}</Text>}
      {mail.html && (
        <Part title={t("text")}>
          <Text>{mail.text}</Text>
        </Part>
      )}
      <Part title={t("headers")}>
        <Text mono>{mail.headers}</Text>
      </Part>
    </div>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-base-content/70">{term}</dt>
      <dd className="mb-2 min-w-0 wrap-anywhere sm:mb-0">{children}</dd>
    </>
  );
}

function Files({ mail }: { mail: CaughtMail }) {
  const t = useTranslations("sandbox");
  const locale = useLocale();
  const kilobytes = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: "kilobyte",
    maximumFractionDigits: 1,
  });
  return (
    <section aria-label={t("attachments")}>
      <ul className="flex flex-wrap gap-2">
        {mail.files.map((file) => (
          <li key={file.place} className="min-w-0">
            <a
              href={`/sandbox/${mail.id}/attachments/${file.place}`}
              download
              className="btn btn-sm h-auto min-h-8 max-w-full border-base-content/25 py-1 text-left font-normal btn-outline"
            >
              <Paperclip className="size-4 shrink-0" aria-hidden="true" />
              <span className="min-w-0 wrap-anywhere">{file.name || t("nameless")}</span>
              <span className="shrink-0 text-base-content/70">
                {kilobytes.format(Math.max(file.size / 1000, 0.1))}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="rounded-field border border-base-300">
      <summary className="cursor-pointer px-4 py-2.5 text-sm font-medium">{title}</summary>
      <div className="border-t border-base-300 p-4">{children}</div>
    </details>
  );
}

function Text({ mono, children }: { mono?: boolean; children: string }) {
  return (
    <pre className={`text-sm whitespace-pre-wrap wrap-anywhere ${mono ? "font-mono text-xs" : "font-sans"}`}>
      {children}
    </pre>
  );
}
