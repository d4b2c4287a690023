import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { DialogButtons } from "#components/form/dialog-buttons.tsx";
import { onSubmitKey } from "#components/form/submit-key.ts";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox, SelectField, TextAreaField, TextField } from "#components/ui/field.tsx";
import { isLocale, localeNames, locales } from "#lib/base/locale.ts";
import type { Result } from "#lib/base/result.ts";
import type { PreparedMail } from "#lib/sending/prepare-invoice-mail.ts";
import type { SendInvoiceForm } from "#lib/sending/schema.ts";
import { Attachments } from "./attachments.tsx";
import { DocumentTicks } from "./document-ticks.tsx";
import { type Draft, newOrder } from "./draft.ts";
import { firstProblem } from "./first-problem.ts";
import { MailPreview } from "./mail-preview.tsx";
import { messageSize } from "./message-size.ts";
import { OrderProblem, queuedBefore } from "./order-problem.tsx";
import { type Place, Recipients } from "./recipients.tsx";
import { SenderChoice } from "./sender-choice.tsx";
import { TimeField } from "./time-field.tsx";
import { useMailPreview } from "./use-mail-preview.ts";

const loadSchema = () => import("#lib/sending/schema.ts").then(({ sendInvoiceSchema }) => sendInvoiceSchema);

export type ComposerProps = Omit<PreparedMail, "mail"> & {
  document: { name: string; href: string };
  draft: Draft;
  /** What is written so far, when the composer goes: it may come back. */
  onKeep: (draft: Draft) => void;
  /** Something was written that would be lost. */
  onChanged: () => void;
  /** Throws away what is written; left out where nothing is. */
  onStartOver: (() => void) | undefined;
  onClose: () => void;
  onSent: () => void;
  action: (input: SendInvoiceForm) => Promise<Result<{ deliveryId: string }>>;
};

/** The mail of an invoice while it is written: who gets it, what it says, with what, and when. */
export function Composer(props: ComposerProps) {
  const { document, draft, senders, texts, action, onKeep, onChanged } = props;
  const t = useTranslations("sending");
  const [files, setFiles] = useState(draft.files);
  const uploads = files.map(({ id }) => id);
  const order = useRef(draft.values.order);
  const form = useActionForm({
    schema: loadSchema,
    defaultValues: draft.values,
    action: async (values: SendInvoiceForm) => {
      // The mailbox that is shown: the chosen one may have been removed since.
      const mailboxId = senderOf(senders, values.mailboxId)?.id;
      const result = await action({ ...values, order: order.current, mailboxId, uploads });
      // Whoever has been told of the earlier one and presses again means another one.
      if (!result.ok && queuedBefore(result.problem)) order.current = newOrder();
      return result;
    },
    onSuccess: props.onSent,
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  const [mailboxId, language, text, pdf, isdoc] = form.watch([
    ...(["mailboxId", "language", "text", "pdf", "isdoc"] as const),
  ]);
  const inputs = {
    to: useRef<HTMLInputElement>(null),
    cc: useRef<HTMLInputElement>(null),
    bcc: useRef<HTMLInputElement>(null),
  };
  const tooLarge = useRef<HTMLDivElement>(null);
  const { preview, problem } = useMailPreview(draft.values.invoiceId, language, text);
  const sender = senderOf(senders, mailboxId);
  const limit = sender?.limit ?? 0;
  const size = messageSize(preview, { pdf: pdf === true, isdoc: isdoc === true }, files);

  const kept = useRef(draft);
  useEffect(() => {
    kept.current = { ...draft, values: { ...draft.values, ...form.getValues() }, files };
    if (isDirty || files.length > 0) onChanged();
  });
  useEffect(
    () => () => {
      const { values } = kept.current;
      onKeep({ ...kept.current, values: { ...values, ...form.getValues(), order: order.current } });
    },
    [onKeep, form.getValues],
  );

  const send = async () => {
    if (isSubmitting) return;
    if (size > limit) return tooLarge.current?.focus();
    await form.submit();
    const wrong = (["to", "cc", "bcc"] as const).find((place) => form.getFieldState(place).error);
    if (wrong) inputs[wrong].current?.focus();
  };
  const setRecipients = (place: Place, addresses: string[]) =>
    form.setValue(place, addresses, { shouldDirty: true, shouldValidate: form.formState.isSubmitted });
  const setLanguage = (next: string) => {
    if (!isLocale(next) || !language) return;
    // What a person has written stays; what the template says is said in the other language.
    for (const name of ["subject", "text"] as const)
      if (form.getValues(name) === texts[language][name])
        form.setValue(name, texts[next][name], { shouldDirty: true });
    form.setValue("language", next, { shouldDirty: true });
  };
  return (
    <form
      {...form.attributes}
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={onSubmitKey}
    >
      <OrderProblem problem={form.problem} />
      {props.needsEInvoice && (
        <Alert kind="warning" title={t("needsEInvoiceTitle")}>
          {t("needsEInvoice")}
        </Alert>
      )}
      <SenderChoice
        senders={senders}
        chosen={sender}
        problem={errors.mailboxId?.message}
        {...form.register("mailboxId")}
      />
      <Recipients
        addresses={draft.values}
        contacts={props.contacts}
        problems={{
          to: firstProblem(errors.to),
          cc: firstProblem(errors.cc),
          bcc: firstProblem(errors.bcc),
        }}
        inputs={inputs}
        onChange={setRecipients}
      />
      <TextField label={t("subject")} problem={errors.subject?.message} {...form.register("subject")} />
      <TextAreaField label={t("text")} rows={9} problem={errors.text?.message} {...form.register("text")} />
      <SelectField
        className="max-w-xs"
        label={t("language")}
        value={language}
        onChange={({ target }) => setLanguage(target.value)}
      >
        {locales.map((locale) => (
          <option key={locale} value={locale}>
            {localeNames[locale]}
          </option>
        ))}
      </SelectField>
      <Attachments
        documents={
          <DocumentTicks
            document={document}
            pdf={form.register("pdf")}
            isdoc={form.register("isdoc")}
            sizes={preview?.sizes}
          />
        }
        files={files}
        onFiles={setFiles}
        size={size}
        limit={limit}
        problem={firstProblem((errors as Record<string, unknown>).uploads)}
        problemRef={tooLarge}
      />
      <Checkbox label={t("copyToSelf")} {...form.register("copyToSelf")} />
      <TimeField
        timeZone={props.timeZone}
        problem={errors.plannedFor?.message}
        {...form.register("plannedFor")}
      />
      <MailPreview preview={preview} problem={problem} pdf={document} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        {props.onStartOver && (
          <Button look="quiet" className="mr-auto" onClick={props.onStartOver}>
            {t("startOver")}
          </Button>
        )}
        <DialogButtons back={t("cancel")} onBack={props.onClose} submit={t("send")} busy={isSubmitting} />
      </div>
    </form>
  );
}

const senderOf = (senders: PreparedMail["senders"], id: string | undefined) =>
  senders.find((sender) => sender.id === id) ?? senders[0];
