"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DeedButton } from "#components/form/deed-button.tsx";
import { DeleteButton } from "#components/form/delete-button.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import type { MailboxRow } from "#lib/mailbox/list-mailboxes.ts";
import { addressOfMailbox, keepInAddress } from "./address-of-mailbox.ts";
import { CheckButton } from "./check-button.tsx";
import type { MailboxActions } from "./mailbox-list.tsx";

type Props = { mailbox: MailboxRow; editing: string | null; actions: MailboxActions };

/** What can be done with a mailbox. The editor below stays with the mailbox that it shows. */
export function MailboxDeeds({ mailbox: { id, address, isDefault }, editing, actions }: Props) {
  const t = useTranslations("mailbox");
  const router = useRouter();
  const refresh = () => {
    if (editing !== null) keepInAddress(editing);
    router.refresh();
  };
  return (
    <div className="-ml-3 flex flex-wrap items-center gap-1">
      {editing !== id && (
        <Link href={addressOfMailbox(id)} className={buttonClass("quiet", true)}>
          {t("edit")}
        </Link>
      )}
      <CheckButton id={id} check={actions.check} onDone={refresh} />
      {!isDefault && (
        <DeedButton look="quiet" small action={actions.makeDefault} input={{ id }} onSuccess={refresh}>
          {t("makeDefault")}
        </DeedButton>
      )}
      <DeleteButton
        small
        label={t("remove")}
        title={t("removeTitle")}
        id={id}
        action={actions.remove}
        onSuccess={() => (editing === id ? router.push("/settings/email") : refresh())}
      >
        {t("removeText", { address })}
      </DeleteButton>
    </div>
  );
}
