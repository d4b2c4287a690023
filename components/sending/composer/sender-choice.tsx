import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { SelectField } from "#components/ui/field.tsx";
import type { PreparedMail } from "#lib/sending/prepare-invoice-mail.ts";

type Senders = PreparedMail["senders"];
type Props = { senders: Senders; chosen: Senders[number] | undefined } & ComponentProps<typeof SelectField>;

/** Which of the company's mailboxes sends, where there is a choice, and that it does not work now. */
export function SenderChoice({ senders, chosen, ...field }: Omit<Props, "label">) {
  const t = useTranslations("sending");
  return (
    <>
      {senders.length > 1 ? (
        <SelectField {...field} label={t("sender")}>
          {senders.map(({ id, name, failing }) => (
            <option key={id} value={id}>
              {failing ? t("failingSender", { name }) : name}
            </option>
          ))}
        </SelectField>
      ) : (
        <p className="text-sm text-base-content/70 wrap-break-word">
          {t("from", { from: chosen?.name ?? "" })}
        </p>
      )}
      {chosen?.failing && <Alert kind="warning">{t("senderFails")}</Alert>}
    </>
  );
}
