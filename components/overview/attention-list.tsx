import {
  ArrowRight,
  BellRing,
  CircleQuestionMark,
  Clock,
  MailWarning,
  MailX,
  Pause,
  PowerOff,
} from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type ComponentType, useId } from "react";
import { formatMoney } from "#lib/base/money.ts";
import type { InvoiceSums } from "#lib/invoices/sum-invoices.ts";
import type { Attention } from "#lib/sending/attention.ts";

type Props = {
  attention: Attention;
  overdue: InvoiceSums["overdue"];
  /** Who may mend a mailbox and switch sending on. */
  owner: boolean;
};
type Entry = {
  key: string;
  count: number;
  /** Null where only the owner can settle it. */
  href: string | null;
  Icon: ComponentType<{ className: string; "aria-hidden": "true" }>;
  urgent: boolean;
  text: string;
};

/** What waits for a person, the most urgent first, each with the way to where it is settled; or that nothing does. */
export function AttentionList({ attention, overdue, owner }: Props) {
  const t = useTranslations("overview");
  const locale = useLocale();
  const title = useId();
  const { troubles, undecided, held, rejected, waiting, missedReminders } = attention;
  const amount = overdue.totals
    .map(({ currency, leftMinor }) => formatMoney(leftMinor, currency, locale))
    .join(" + ");
  const all: Entry[] = [
    ...troubles.map(({ id, address }) => ({
      ...{ key: id, count: 1, Icon: MailX, urgent: true },
      href: owner ? `/settings/email?mailbox=${id}` : null,
      text: t("mailboxFails", { address }),
    })),
    {
      ...{ key: "rejected", count: rejected, Icon: MailWarning, urgent: true },
      href: "/deliveries?state=rejected",
      text: t("rejected", { count: rejected }),
    },
    {
      ...{ key: "undecided", count: undecided.count, Icon: CircleQuestionMark, urgent: false },
      href: undecided.count === 1 ? `/deliveries/${undecided.oldest}` : "/deliveries",
      text: t("undecided", { count: undecided.count }),
    },
    {
      ...{ key: "held", count: held, Icon: Pause, urgent: false },
      href: "/deliveries?state=held",
      text: t("held", { count: held }),
    },
    {
      ...{ key: "waiting", count: waiting, Icon: PowerOff, urgent: false },
      href: owner ? "/settings/email" : null,
      text: t("waiting", { count: waiting }),
    },
    {
      ...{ key: "reminders", count: missedReminders, Icon: BellRing, urgent: false },
      href: "/reminders",
      text: t("missedReminders", { count: missedReminders }),
    },
    {
      ...{ key: "overdue", count: overdue.count, Icon: Clock, urgent: true },
      href: "/invoices?state=overdue&sort=due",
      text: t("overdueWaits", { count: overdue.count, amount }),
    },
  ];
  const entries = all.filter(({ count }) => count > 0);
  return (
    <section aria-labelledby={title}>
      <h2 id={title} className="mb-3 text-lg font-semibold">
        {t("attention")}
      </h2>
      {entries.length === 0 ? (
        <p className="text-sm text-base-content/70">{t("nothingWaits")}</p>
      ) : (
        <ul className="divide-y divide-base-300 overflow-hidden rounded-box border border-base-300 bg-base-100">
          {entries.map(({ key, ...entry }) => (
            <li key={key}>
              <AttentionEntry {...entry} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const look = "flex items-center gap-3 px-4 py-3 text-sm sm:px-5";

function AttentionEntry({ href, Icon, urgent, text }: Omit<Entry, "key">) {
  const t = useTranslations("overview");
  const icon = (
    <Icon className={`size-5 shrink-0 ${urgent ? "text-error" : "text-warning"}`} aria-hidden="true" />
  );
  const words = "min-w-0 flex-1 wrap-anywhere";
  if (href === null) {
    return (
      <p className={look}>
        {icon}
        <span className={words}>
          <span className="font-medium">{text}</span> {t("askOwner")}
        </span>
      </p>
    );
  }
  return (
    <Link href={href} className={`${look} hover:bg-base-200`}>
      {icon}
      <span className={`${words} font-medium`}>{text}</span>
      <ArrowRight className="size-4 shrink-0 opacity-60" aria-hidden="true" />
    </Link>
  );
}
