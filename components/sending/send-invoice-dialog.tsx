"use client";

import { Send } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useCallback, useState } from "react";
import { useLeaveGuard } from "#components/form/use-leave-guard.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { PreparedMail } from "#lib/sending/prepare-invoice-mail.ts";
import type { ComposerProps } from "./composer/composer.tsx";
import { type Draft, newDraft } from "./composer/draft.ts";

const loadComposer = () => import("./composer/composer.tsx").then(({ Composer }) => ({ default: Composer }));
const Composer = lazy(loadComposer);

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
  const close = () => setOpen(false);
  const show = () => {
    setDraft((before) => before ?? newDraft(invoiceId, props));
    setOpen(true);
  };
  // After the mail has been ordered there is nothing to come back to.
  const keep = useCallback((kept: Draft) => setDraft((before) => before && kept), []);
  const onChanged = useCallback(() => setChanged(true), []);
  const sent = () => {
    setDraft(undefined);
    setChanged(false);
    setOrdered(true);
    setOpen(false);
  };
  const preload = () => void loadComposer().catch(() => {});
  return (
    <>
      <Button
        look="primary"
        icon={<Send className="size-4" aria-hidden="true" />}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={show}
      >
        {t("sendByEmail")}
      </Button>
      <p role="status" className="sr-only">
        {ordered && t("ordered")}
      </p>
      <Dialog open={open} onClose={close} title={t("dialogTitle")} wide>
        {props.senders.length === 0 && <NotReady owner={owner} close={close} />}
        {props.senders.length > 0 && draft && (
          <Suspense fallback={<div className="h-96 skeleton" />}>
            <Composer
              {...props}
              document={attachment}
              draft={draft}
              onKeep={keep}
              onChanged={onChanged}
              onClose={close}
              onSent={sent}
            />
          </Suspense>
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
