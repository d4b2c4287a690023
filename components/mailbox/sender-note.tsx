import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { isForeignSender } from "./form-values.ts";
import type { MailboxFormApi } from "./use-mailbox-form.ts";

/** Mail would come from another address than the one that signs in: what that leads to, and the way round it. */
export function SenderNote({ form }: { form: MailboxFormApi }) {
  const t = useTranslations("mailbox");
  const [address, username] = form.watch(["address", "username"]);
  if (!isForeignSender({ address, username })) return null;
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
