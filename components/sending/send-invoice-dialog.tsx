"use client";

import { Send } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { useLeaveGuard } from "#components/form/use-leave-guard.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { problem } from "#lib/base/errors.ts";
import type { PreparedMail } from "#lib/sending/prepare-invoice-mail.ts";
import type { ComposerProps } from "./composer/composer.tsx";
import { type Draft, newDraft } from "./composer/draft.ts";
import { useComposer } from "./composer/use-composer.ts";

export type SendInvoiceProps = PreparedMail & {
  invoiceId: string;
  attachment: ComposerProps["document"];
  /** Whether this person may set the mailbox up. */
  owner: boolean;
  action: ComposerProps["action"];
};

/**
 * The button *Send by e-mail* and its dialog. Sent, it closes at once, and the timeline under it shows the rest;
 * closed by mistake, it comes back as it was.
 */
export function SendInvoiceDialog({ invoiceId, attachment, owner, ...props }: SendInvoiceProps) {
  const t = useTranslations("sending");
  const [open, setOpen] = useState(false);
  const [ordered, setOrdered] = useState(false);
  const [draft, setDraft] = useState<Draft>();
  const [changed, setChanged] = useState(false);
  useLeaveGuard(changed);
  const { Composer, failed } = useComposer(open);
  const close = () => setOpen(false);
  const show = () => {
    setDraft((before) => before ?? newDraft(invoiceId, props));
    setOpen(true);
  };
  // After the mail has been ordered, or begun anew, there is nothing to come back to.
  const keep = useCallback(
    (kept: Draft) => setDraft((before) => (before?.id === kept.id ? kept : before)),
    [],
  );
  const onChanged = useCallback(() => setChanged(true), []);
  const sent = () => {
    setDraft(undefined);
    setChanged(false);
    setOrdered(true);
    setOpen(false);
  };
  const startOver = () => {
    if (!window.confirm(t("startOverAsk"))) return;
    setDraft(newDraft(invoiceId, props));
    setChanged(false);
  };
  return (
    <>
      <Button look="primary" icon={<Send className="size-4" aria-hidden="true" />} onClick={show}>
        {t("sendByEmail")}
      </Button>
      <p role="status" className="sr-only">
        {ordered && t("ordered")}
      </p>
      <Dialog open={open} onClose={close} title={t("dialogTitle")} wide>
        {props.senders.length === 0 && <NotReady owner={owner} />}
        {props.senders.length > 0 && !Composer && <Loading failed={failed} />}
        {props.senders.length > 0 && Composer && draft && (
          <Composer
            {...props}
            key={draft.id}
            document={attachment}
            draft={draft}
            onKeep={keep}
            onChanged={onChanged}
            onStartOver={changed ? startOver : undefined}
            onClose={close}
            onSent={sent}
          />
        )}
      </Dialog>
    </>
  );
}

function Loading({ failed }: { failed: boolean }) {
  if (!failed) return <div className="h-96 skeleton" />;
  return (
    <Alert kind="error">
      <ProblemText problem={problem("offline")} />
    </Alert>
  );
}

function NotReady({ owner }: { owner: boolean }) {
  const t = useTranslations("sending");
  return (
    <div className="space-y-4">
      <Alert kind="warning" title={t("notReadyTitle")}>
        {t(owner ? "notReadyOwner" : "notReadyMember")}
      </Alert>
      {owner && (
        <div className="flex justify-end">
          <Link href="/settings/email" className={buttonClass("primary")}>
            {t("toSettings")}
          </Link>
        </div>
      )}
    </div>
  );
}
