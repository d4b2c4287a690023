import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { DialogButtons } from "#components/form/dialog-buttons.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Checkbox, SelectField, TextAreaField, TextField } from "#components/ui/field.tsx";
import type { Problem } from "#lib/base/errors.ts";
import { formatSize } from "#lib/base/format-measure.ts";
import type { Result } from "#lib/base/result.ts";
import type { PreparedMail } from "#lib/sending/prepare-invoice-mail.ts";
import type { SendInvoiceForm } from "#lib/sending/schema.ts";
import { Attachments } from "./attachments.tsx";
import type { Draft } from "./draft.ts";
import { MailPreview } from "./mail-preview.tsx";
import { messageSize } from "./message-size.ts";
import { RecipientField } from "./recipient-field.tsx";
import { useMailPreview } from "./use-mail-preview.ts";

const loadSchema = () => import("#lib/sending/schema.ts").then(({ sendInvoiceSchema }) => sendInvoiceSchema);

export type ComposerProps = Omit<PreparedMail, "mail"> & {
  document: { name: string; href: string };
  draft: Draft;
  /** What is written so far, when the composer goes: it may come back. */
  onKeep: (draft: Draft) => void;
  /** Something was written that would be lost. */
  onChanged: () => void;
  onClose: () => void;
  onSent: () => void;
  action: (input: SendInvoiceForm) => Promise<Result<{ deliveryId: string }>>;
};

/** The mail of an invoice while it is written: who gets it, what it says, with what, and when. */
export function Composer(props: ComposerProps) {
  const { document, draft, senders, contacts, timeZone, action, onKeep, onChanged } = props;
  const t = useTranslations("sending");
  const locale = useLocale();
  const [files, setFiles] = useState(draft.files);
  const uploads = files.map(({ id }) => id);
  const form = useActionForm({
    schema: loadSchema,
    defaultValues: draft.values,
    action: (values: SendInvoiceForm) => action({ ...values, uploads }),
    onSuccess: props.onSent,
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  const [invoiceId, mailboxId, text, pdf, isdoc] = form.watch([
    ...(["invoiceId", "mailboxId", "text", "pdf", "isdoc"] as const),
  ]);
  const [unfolded, setUnfolded] = useState({
    cc: draft.values.cc.length > 0,
    bcc: draft.values.bcc.length > 0,
  });
  const toInput = useRef<HTMLInputElement>(null);
  const preview = useMailPreview(invoiceId, text);
  const sender = senders.find(({ id }) => id === mailboxId) ?? senders[0];
  const limit = sender?.limit ?? 0;
  const size = messageSize(preview, { pdf: pdf === true, isdoc: isdoc === true }, files);

  const kept = useRef(draft);
  useEffect(() => {
    kept.current = { values: { ...draft.values, ...form.getValues() }, files };
    if (isDirty || files.length > 0) onChanged();
  });
  useEffect(
    () => () => onKeep({ ...kept.current, values: { ...kept.current.values, ...form.getValues() } }),
    [onKeep, form.getValues],
  );

  const send = async () => {
    if (size > limit) return;
    await form.submit();
    for (const place of ["cc", "bcc"] as const)
      if (form.getFieldState(place).error) setUnfolded((before) => ({ ...before, [place]: true }));
    if (form.getFieldState("to").error) toInput.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!isSubmitting) void send();
  };
  const recipients = (place: "to" | "cc" | "bcc") => ({
    label: t(place),
    addresses: draft.values[place],
    contacts,
    problem: firstProblem(errors[place]),
    onChange: (addresses: string[]) =>
      form.setValue(place, addresses, { shouldDirty: true, shouldValidate: form.formState.isSubmitted }),
  });
  const documentTick = (name: "pdf" | "isdoc", bytes: number | undefined) => ({
    ...form.register(name),
    label: (
      <>
        {name === "pdf" ? document.name : t("isdoc")}
        {bytes ? <span className="ml-2 text-base-content/70">{formatSize(bytes, locale)}</span> : null}
      </>
    ),
  });
  return (
    <form
      {...form.attributes}
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={onKeyDown}
    >
      <FormProblem problem={form.problem} />
      {props.needsEInvoice && (
        <Alert kind="warning" title={t("needsEInvoiceTitle")}>
          {t("needsEInvoice")}
        </Alert>
      )}
      {senders.length > 1 ? (
        <SelectField label={t("sender")} problem={errors.mailboxId?.message} {...form.register("mailboxId")}>
          {senders.map(({ id, name, failing }) => (
            <option key={id} value={id}>
              {failing ? t("failingSender", { name }) : name}
            </option>
          ))}
        </SelectField>
      ) : (
        <p className="text-sm text-base-content/70 wrap-break-word">
          {t("from", { from: sender?.name ?? "" })}
        </p>
      )}
      {sender?.failing && <Alert kind="warning">{t("senderFails")}</Alert>}
      <RecipientField
        {...recipients("to")}
        focusFirst
        inputRef={toInput}
        hint={draft.values.to.length === 0 ? t("noAddress") : undefined}
      />
      {(["cc", "bcc"] as const).map((place) =>
        unfolded[place] ? (
          <RecipientField key={place} {...recipients(place)} focusFirst={draft.values[place].length === 0} />
        ) : (
          <button
            key={place}
            type="button"
            className="btn mr-2 btn-ghost btn-xs"
            onClick={() => setUnfolded((before) => ({ ...before, [place]: true }))}
          >
            {t(`add_${place}`)}
          </button>
        ),
      )}
      <TextField label={t("subject")} problem={errors.subject?.message} {...form.register("subject")} />
      <TextAreaField label={t("text")} rows={9} problem={errors.text?.message} {...form.register("text")} />
      <Attachments
        documents={
          <>
            <div className="flex flex-wrap items-center gap-x-3">
              <Checkbox {...documentTick("pdf", preview?.sizes.pdf)} />
              <a href={document.href} target="_blank" rel="noreferrer" className="link text-sm">
                {t("show")}
              </a>
            </div>
            <Checkbox {...documentTick("isdoc", preview?.sizes.isdoc)} />
          </>
        }
        files={files}
        onFiles={setFiles}
        size={size}
        limit={limit}
        problem={firstProblem((errors as Record<string, unknown>).uploads)}
      />
      <Checkbox label={t("copyToSelf")} {...form.register("copyToSelf")} />
      <TextField
        className="max-w-xs"
        type="datetime-local"
        label={t("plannedFor")}
        hint={t("plannedForHint", { timeZone })}
        problem={errors.plannedFor?.message}
        {...form.register("plannedFor")}
      />
      <MailPreview preview={preview} />
      <DialogButtons back={t("cancel")} onBack={props.onClose} submit={t("send")} busy={isSubmitting} />
    </form>
  );
}

/** The first problem of a field, or of one of the rows in it. */
function firstProblem(error: unknown): Problem | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if ("message" in error && typeof error.message === "string") return error.message;
  for (const row of Object.values(error)) {
    const problem = firstProblem(row);
    if (problem) return problem;
  }
  return undefined;
}
