import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SendingTimesForm } from "#components/company/sending-times-form.tsx";
import { Guide } from "#components/guide/guide.tsx";
import { DomainCheckCard } from "#components/mailbox/domain-check.tsx";
import { MailboxList } from "#components/mailbox/mailbox-list.tsx";
import { MailboxSettings } from "#components/mailbox/mailbox-settings.tsx";
import { SendingSwitch } from "#components/mailbox/sending-switch.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { readSendingTimes } from "#lib/company/sending-times/read-sending-times.ts";
import { isOwnDomain } from "#lib/mailbox/domain-check/own-domain.ts";
import { listMailboxes } from "#lib/mailbox/list-mailboxes.ts";
import { providerPresets } from "#lib/mailbox/providers.ts";
import {
  checkMailboxAction,
  chooseDefaultAction,
  removeMailboxAction,
  saveMailboxAction,
  saveSendingTimesAction,
  switchSendingAction,
  testMailboxAction,
} from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mailbox");
  return { title: t("title") };
}

export default async function EmailSettingsPage({ searchParams }: PageProps<"/settings/email">) {
  const { company, user } = await requireSession("mailbox:read");
  const [t, mailboxes, { name, sendingEnabled }, times, { mailbox: wanted }] = await Promise.all([
    getTranslations("mailbox"),
    listMailboxes(company),
    readCompany(company.id),
    readSendingTimes(company),
    searchParams,
  ]);
  // An address from before a removal leads to what there is.
  const chosen = mailboxes.find(({ id }) => id === wanted) ?? mailboxes[0];
  const edited = wanted === "new" ? null : (chosen ?? null);
  const presets = providerPresets(company.id);
  const freemail = presets.flatMap(({ domains }) => domains);
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <SendingSwitch
        enabled={sendingEnabled}
        hasMailbox={mailboxes.length > 0}
        action={switchSendingAction}
      />
      {mailboxes.length > 0 && (
        <MailboxList
          mailboxes={mailboxes}
          editing={edited?.id ?? null}
          actions={{
            check: checkMailboxAction,
            makeDefault: chooseDefaultAction,
            remove: removeMailboxAction,
          }}
        />
      )}
      <MailboxSettings
        title={titleOf(t, mailboxes.length, edited?.address)}
        saved={edited}
        presets={presets}
        suggested={{ address: user.email, fromName: name }}
        sendingEnabled={sendingEnabled}
        guides={{
          gmail: <Guide id="gmail" />,
          seznam: <Guide id="seznam" />,
          icloud: <Guide id="icloud" />,
          yahoo: <Guide id="yahoo" />,
          microsoft365: <Guide id="microsoft365" />,
          zoho: <Guide id="zoho" />,
          fastmail: <Guide id="fastmail" />,
        }}
        action={saveMailboxAction}
        test={testMailboxAction}
      />
      {edited && isOwnDomain(edited.address, freemail) && (
        <div className="mt-6">
          <DomainCheckCard key={edited.id} mailboxId={edited.id} />
        </div>
      )}
      {mailboxes.length > 0 && (
        <SendingTimesForm
          values={times}
          timeZones={[...new Set([times.timeZone, ...Intl.supportedValuesOf("timeZone"), "UTC"])]}
          action={saveSendingTimesAction}
        />
      )}
    </>
  );
}

type Titles = Awaited<ReturnType<typeof getTranslations<"mailbox">>>;

function titleOf(t: Titles, count: number, address: string | undefined): string {
  if (address !== undefined) return count > 1 ? t("editTitle", { address }) : t("mailboxTitle");
  return t(count === 0 ? "mailboxTitle" : "newTitle");
}
