import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button.tsx";
import type { Result } from "#lib/base/result.ts";
import type { CheckOutcome } from "#lib/mailbox/check-mailbox.ts";
import type { MailboxRow } from "#lib/mailbox/list-mailboxes.ts";
import { MailboxDeeds } from "./mailbox-deeds.tsx";
import { MailboxHealth } from "./mailbox-health.tsx";
import { MailboxStateBadge } from "./mailbox-state-badge.tsx";

export type MailboxActions = {
  check: (input: { id: string }) => Promise<Result<CheckOutcome>>;
  makeDefault: (input: { id: string }) => Promise<Result<void>>;
  remove: (input: { id: string }) => Promise<Result<void>>;
};

type Props = { mailboxes: MailboxRow[]; editing: string | null; actions: MailboxActions };

/** The mailboxes of the company: whether each works, since when, and how much of its limit is used. */
export function MailboxList({ mailboxes, editing, actions }: Props) {
  const t = useTranslations("mailbox");
  return (
    <section
      aria-labelledby="mailboxes-title"
      className="mb-6 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="mailboxes-title" className="text-lg font-semibold">
          {t("listTitle")}
        </h2>
        <Link href="/settings/email?mailbox=new" className={buttonClass("secondary", true)}>
          <Plus className="size-4" aria-hidden="true" />
          {t("addAnother")}
        </Link>
      </div>
      <ul className="mt-3 divide-y divide-base-300">
        {mailboxes.map((mailbox) => (
          <li key={mailbox.id} className="space-y-2 py-4 first:pt-2 last:pb-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <p className="min-w-0 font-medium wrap-anywhere">{mailbox.address}</p>
              <MailboxStateBadge state={mailbox.state} />
              {mailbox.isDefault && <span className="badge badge-sm badge-soft">{t("isDefault")}</span>}
            </div>
            <MailboxHealth mailbox={mailbox} />
            <MailboxDeeds mailbox={mailbox} editing={editing} actions={actions} />
          </li>
        ))}
      </ul>
    </section>
  );
}
