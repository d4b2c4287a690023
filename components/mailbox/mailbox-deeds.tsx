"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DeedButton } from "#components/form/deed-button.tsx";
import { DeleteButton } from "#components/form/delete-button.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import type { MailboxRow } from "#lib/mailbox/list-mailboxes.ts";
import type { MailboxActions } from "./mailbox-list.tsx";

type Props = { mailbox: MailboxRow; isEdited: boolean; actions: MailboxActions };

/** What can be done with a mailbox. */
export function MailboxDeeds({ mailbox: { id, address, isDefault }, isEdited, actions }: Props) {
  const t = useTranslations("mailbox");
  const router = useRouter();
  const refresh = () => router.refresh();
  return (
    <div className="-ml-3 flex flex-wrap items-center gap-1">
      {!isEdited && (
        <Link href={`/settings/email?mailbox=${id}`} className={buttonClass("quiet", true)}>
          {t("edit")}
        </Link>
      )}
      <DeedButton look="quiet" small action={actions.check} input={{ id }} onSuccess={refresh}>
        {t("checkNow")}
      </DeedButton>
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
        onSuccess={() => router.push("/settings/email")}
      >
        {t("removeText", { address })}
      </DeleteButton>
    </div>
  );
}
