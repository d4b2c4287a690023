import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ProviderPreset } from "#lib/mailbox/providers.ts";
import { isForeignSender } from "./form-values.ts";
import type { MailboxFormApi } from "./use-mailbox-form.ts";

/** Mail would come from another address than the one that signs in: what that leads to, and the way round it. */
export function SenderNote({ form, presets }: { form: MailboxFormApi; presets: ProviderPreset[] }) {
  const t = useTranslations("mailbox");
  const [address, username, provider] = form.watch(["address", "username", "provider"]);
  // At a sending service the login is never the sender.
  const isService = presets.some(({ id, kind }) => id === provider && kind === "service");
  if (isService || !isForeignSender({ address, username })) return null;
  const values = { login: username.trim(), address: address.trim() };
  return (
    <Alert kind="info" title={t("foreignSenderTitle")}>
      <p className="text-sm wrap-anywhere">{t("foreignSender", values)}</p>
      <Button
        small
        className="mt-2 h-auto min-h-8 py-1 wrap-anywhere"
        onClick={() => form.accept({ address: values.login, replyTo: values.address })}
      >
        {t("senderIsLogin", values)}
      </Button>
    </Alert>
  );
}
