import { ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { useFingerprint } from "./use-fingerprint.ts";
import type { MailboxFormApi } from "./use-mailbox-form.ts";

/** That one certificate is trusted for this mailbox, which one, and the way to end it. */
export function TrustedNote({ form }: { form: MailboxFormApi }) {
  const t = useTranslations("mailbox");
  const pem = form.watch("trustedCertificate");
  const fingerprint = useFingerprint(pem);
  if (pem === "") return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-field bg-base-200 px-4 py-3 text-sm">
      <ShieldCheck className="size-4.5 shrink-0 text-info" aria-hidden="true" />
      <div className="min-w-48 flex-1">
        <p>{t("certificateTrusted")}</p>
        {fingerprint && (
          <p className="mt-1 text-xs text-base-content/70 wrap-anywhere">
            {t("certificatePrint")} <span className="font-mono">{fingerprint}</span>
          </p>
        )}
      </div>
      <Button small onClick={() => form.accept({ trustedCertificate: "" })}>
        {t("certificateForget")}
      </Button>
    </div>
  );
}
