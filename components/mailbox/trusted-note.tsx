import { ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import type { MailboxFormApi } from "./use-mailbox-form.ts";

/** That one certificate is trusted for this mailbox, and the way to end it. */
export function TrustedNote({ form }: { form: MailboxFormApi }) {
  const t = useTranslations("mailbox");
  if (form.watch("trustedCertificate") === "") return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-field bg-base-200 px-4 py-3 text-sm">
      <ShieldCheck className="size-4.5 shrink-0 text-info" aria-hidden="true" />
      <p className="min-w-48 flex-1">{t("certificateTrusted")}</p>
      <Button small onClick={() => form.accept({ trustedCertificate: "" })}>
        {t("certificateForget")}
      </Button>
    </div>
  );
}
