import { ShieldAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { formatMoment } from "#lib/base/dates.ts";
import type { ShownCertificate } from "#lib/mailbox/test-events.ts";
import type { FailedProps } from "./test-failed.tsx";

/** A certificate that nobody known vouches for: what it says, and the choice to trust exactly it. */
export function CertificateCard({
  certificate,
  form,
  again,
}: FailedProps & { certificate: ShownCertificate }) {
  const t = useTranslations("mailbox");
  const trust = () => {
    form.accept({ trustedCertificate: certificate.pem });
    again();
  };
  return (
    <section
      aria-labelledby="certificate-title"
      className="rounded-field border border-warning/40 bg-warning/5 p-4 text-sm"
    >
      <h3 id="certificate-title" className="flex items-center gap-2 font-semibold">
        <ShieldAlert className="size-4.5 text-warning" aria-hidden="true" />
        {t("certificateTitle")}
      </h3>
      <CertificateRows certificate={certificate} />
      <p className="mt-3">{t("certificateAdvice")}</p>
      <Button className="mt-3 h-auto min-h-10 py-2 text-left whitespace-normal" onClick={trust}>
        {t("certificateTrust")}
      </Button>
    </section>
  );
}

function CertificateRows({ certificate }: { certificate: ShownCertificate }) {
  const t = useTranslations("mailbox");
  const locale = useLocale();
  const { subject, names, issuer, selfSigned, validFrom, validTo, fingerprint256 } = certificate;
  const rows = [
    [t("certificateName"), [subject, ...names.filter((name) => name !== subject)].join(", ")],
    [t("certificateIssuer"), selfSigned ? t("certificateSelf") : issuer],
    [t("certificateFrom"), formatMoment(new Date(validFrom), locale)],
    [t("certificateTo"), formatMoment(new Date(validTo), locale)],
    [t("certificatePrint"), fingerprint256],
  ] as const;
  return (
    <dl className="mt-3 grid gap-x-4 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)]">
      {rows.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-base-content/70">{label}</dt>
          <dd className={`wrap-anywhere ${value === fingerprint256 ? "font-mono text-xs leading-5" : ""}`}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
