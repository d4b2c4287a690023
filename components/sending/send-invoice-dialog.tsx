"use client";

import { Paperclip, Send } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { z } from "zod";
import { DialogButtons } from "#components/form/dialog-buttons.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextAreaField, TextField } from "#components/ui/field.tsx";
import type { Result } from "#lib/base/result.ts";
import type { sendInvoiceSchema } from "#lib/sending/schema.ts";

const loadSchema = () => import("#lib/sending/schema.ts").then(({ sendInvoiceSchema }) => sendInvoiceSchema);

type Input = z.input<typeof sendInvoiceSchema>;
export type SendInvoiceProps = {
  invoiceId: string;
  /** What the dialog starts with: the customer's address and the default template. */
  mail: { to: string; subject: string; text: string };
  attachment: { name: string; href: string };
  /** From whom it goes; null without a mailbox, or with the service off. */
  from: string | null;
  /** Whether a mailed PDF is no invoice between these two. */
  needsEInvoice: boolean;
  /** Whether this person may set the mailbox up. */
  owner: boolean;
  action: (input: Input) => Promise<Result<{ deliveryId: string }>>;
};

/** The button *Send by e-mail* and its dialog. It closes at once; the timeline under it shows the rest. */
export function SendInvoiceDialog(props: SendInvoiceProps) {
  const t = useTranslations("sending");
  const [open, setOpen] = useState(false);
  const [ordered, setOrdered] = useState(false);
  return (
    <>
      <Button
        look="primary"
        icon={<Send className="size-4" aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t("sendByEmail")}
      </Button>
      <p role="status" className="sr-only">
        {ordered && t("ordered")}
      </p>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("dialogTitle")} wide>
        {props.from === null ? (
          <NotReady owner={props.owner} close={() => setOpen(false)} />
        ) : (
          <SendForm
            {...props}
            from={props.from}
            close={() => setOpen(false)}
            done={() => {
              setOrdered(true);
              setOpen(false);
            }}
          />
        )}
      </Dialog>
    </>
  );
}

function NotReady({ owner, close }: { owner: boolean; close: () => void }) {
  const t = useTranslations("sending");
  return (
    <div className="space-y-4">
      <Alert kind="warning" title={t("notReadyTitle")}>
        {t(owner ? "notReadyOwner" : "notReadyMember")}
      </Alert>
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={close}>
          {t("close")}
        </Button>
        {owner && (
          <Link href="/settings/email" className={buttonClass("primary")}>
            {t("toSettings")}
          </Link>
        )}
      </div>
    </div>
  );
}

function SendForm(props: SendInvoiceProps & { from: string; close: () => void; done: () => void }) {
  const { invoiceId, mail, attachment, from, needsEInvoice, action, close, done } = props;
  const t = useTranslations("sending");
  // One order for one opened dialog: pressed twice, or sent again after a lost answer, it stays one delivery.
  const [order] = useState(newOrder);
  const form = useActionForm({
    schema: loadSchema,
    defaultValues: { invoiceId, order, ...mail },
    action,
    onSuccess: done,
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <form {...form.attributes} className="space-y-4">
      <FormProblem problem={form.problem} />
      {needsEInvoice && (
        <Alert kind="warning" title={t("needsEInvoiceTitle")}>
          {t("needsEInvoice")}
        </Alert>
      )}
      <p className="text-sm text-base-content/70 wrap-break-word">{t("from", { from })}</p>
      <TextField
        label={t("to")}
        type="email"
        autoComplete="off"
        hint={mail.to ? undefined : t("noAddress")}
        problem={errors.to?.message}
        {...form.register("to")}
      />
      <TextField label={t("subject")} problem={errors.subject?.message} {...form.register("subject")} />
      <TextAreaField label={t("text")} rows={9} problem={errors.text?.message} {...form.register("text")} />
      <p className="flex items-center gap-2 text-sm">
        <Paperclip className="size-4 shrink-0" aria-hidden="true" />
        <span className="sr-only">{t("attachment")}</span>
        <a href={attachment.href} target="_blank" rel="noreferrer" className="link min-w-0 wrap-break-word">
          {attachment.name}
        </a>
      </p>
      <DialogButtons back={t("cancel")} onBack={close} submit={t("send")} busy={isSubmitting} />
    </form>
  );
}

// 128 random bits in hexadecimal; `crypto.randomUUID` is missing where the app is reached without https.
function newOrder(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
