"use client";

import { useTranslations } from "next-intl";
import { SelectField, TextField } from "#components/ui/field.tsx";
import { encryptions } from "#lib/mailbox/choices.ts";
import { isOtherLogin } from "./form-values.ts";
import { PasswordField } from "./password-field.tsx";
import type { MailboxFormApi } from "./use-mailbox-form.ts";

/** Names of servers and users are no words of a language. */
const verbatim = { autoCapitalize: "none", autoCorrect: "off", spellCheck: false } as const;

/** Where the mail comes from: the address comes first, the rest follows from it. */
export function AddressField({ form, onBlur }: { form: MailboxFormApi; onBlur: () => void }) {
  const t = useTranslations("mailbox");
  const { address } = form.fields;
  return (
    <TextField
      label={t("address")}
      hint={t("addressHint")}
      type="email"
      autoComplete="email"
      {...verbatim}
      problem={form.formState.errors.address?.message}
      {...address}
      onBlur={(event) => {
        void address.onBlur(event);
        onBlur();
      }}
    />
  );
}

export function NameField({ form }: { form: MailboxFormApi }) {
  const t = useTranslations("mailbox");
  return (
    <TextField
      label={t("fromName")}
      hint={t("fromNameHint")}
      autoComplete="organization"
      problem={form.formState.errors.fromName?.message}
      {...form.fields.fromName}
    />
  );
}

/** Where the mail goes through. */
export function ServerFields({ form }: { form: MailboxFormApi }) {
  const t = useTranslations("mailbox");
  const { errors } = form.formState;
  return (
    <div className="grid grid-cols-2 gap-4 sm:grid-cols-[minmax(0,1fr)_6rem_9rem]">
      <TextField
        className="col-span-2 sm:col-span-1"
        label={t("host")}
        autoComplete="off"
        inputMode="url"
        {...verbatim}
        problem={errors.host?.message}
        {...form.fields.host}
      />
      <TextField
        label={t("port")}
        autoComplete="off"
        inputMode="numeric"
        problem={errors.port?.message}
        {...form.fields.port}
      />
      <SelectField label={t("encryption")} problem={errors.encryption?.message} {...form.fields.encryption}>
        {encryptions.map((encryption) => (
          <option key={encryption} value={encryption}>
            {t(encryption)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

/** Who signs in. */
export function LoginFields({ form }: { form: MailboxFormApi }) {
  const t = useTranslations("mailbox");
  const { errors } = form.formState;
  const [host, port, username] = form.watch(["host", "port", "username"]);
  const keeps = form.saved?.hasPassword ? form.saved : undefined;
  const needsAgain = keeps && isOtherLogin(keeps, { host, port, username });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label={t("username")}
        autoComplete="off"
        {...verbatim}
        problem={errors.username?.message}
        {...form.fields.username}
      />
      <PasswordField
        label={t("password")}
        hint={needsAgain && form.watch("password") === "" ? t("passwordAgain") : undefined}
        placeholder={keeps && !needsAgain ? t("passwordKept") : undefined}
        problem={errors.password?.message}
        {...form.fields.password}
      />
    </div>
  );
}
