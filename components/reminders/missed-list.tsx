"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { DeedButton } from "#components/form/deed-button.tsx";
import { Checkbox } from "#components/ui/field.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { formatMoney } from "#lib/base/money.ts";
import type { Result } from "#lib/base/result.ts";
import type { WaitingReminder } from "#lib/sending/reminders/list-reminders.ts";
import { goesOut } from "./goes-out.ts";

type Props = {
  /** The oldest ones. */
  reminders: WaitingReminder[];
  /** How many there are. */
  total: number;
  timeZone: string;
  /** Undefined for whoever may send nothing. */
  deeds?: MissedDeeds | undefined;
};
type MissedDeeds = {
  send: (input: { ids: string[] }) => Promise<Result<{ sent: number }>>;
  skip: (input: { ids: string[] }) => Promise<Result<{ skipped: number }>>;
};

/** Reminders whose time passed while nothing ran: one decision about all that are ticked. */
export function MissedList({ reminders, total, timeZone, deeds }: Props) {
  const t = useTranslations("reminders");
  const locale = useLocale();
  const router = useRouter();
  // What is not ticked; so that new ones are, as all are at first.
  const [spared, setSpared] = useState<ReadonlySet<string>>(new Set());
  const ids = reminders.map(({ id }) => id).filter((id) => !spared.has(id));
  const toggle = (id: string) => {
    const next = new Set(spared);
    if (!next.delete(id)) next.add(id);
    setSpared(next);
  };
  const everything = ids.length === reminders.length;
  const toggleAll = () => setSpared(new Set(everything ? reminders.map(({ id }) => id) : []));
  return (
    <section aria-labelledby="missed" className="rounded-box border border-base-300 bg-base-100 p-5">
      <h2 id="missed" className="text-lg font-semibold">
        {t("missedTitle", { count: total })}
      </h2>
      <p className="mb-3 max-w-prose text-sm text-base-content/70">{t("missedIntro")}</p>
      {deeds && <Checkbox label={t("all")} checked={everything} onChange={toggleAll} className="py-2" />}
      <ul className="divide-y divide-base-300 border-y border-base-300">
        {reminders.map(
          ({ id, invoiceId, number, customerName, leftMinor, currency, step, plannedFor, problem }) => (
            <li key={id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 py-3">
              <Choice
                chosen={deeds && { checked: !spared.has(id), onChange: () => toggle(id) }}
                label={
                  <>
                    <span className="font-medium">{number}</span> {customerName}
                  </>
                }
                hint={
                  <>
                    {t("step", { step })} · {t("missedAt", goesOut(plannedFor, new Date(), timeZone, locale))}
                    {problem && (
                      <span className="block text-error">
                        <ProblemText problem={problem} />
                      </span>
                    )}
                  </>
                }
              />
              <Link href={`/invoices/${invoiceId}`} className="link tabular-nums">
                <span className="sr-only">{number} </span>
                {formatMoney(leftMinor, currency, locale)}
              </Link>
            </li>
          ),
        )}
      </ul>
      {total > reminders.length && (
        <p className="mt-3 text-sm text-base-content/70">
          {t("moreMissed", { count: total - reminders.length })}
        </p>
      )}
      {deeds && ids.length > 0 && (
        <div className="mt-4 flex flex-wrap gap-2">
          <DeedButton action={deeds.send} input={{ ids }} onSuccess={() => router.refresh()} look="primary">
            {t("sendMissed", { count: ids.length })}
          </DeedButton>
          <DeedButton action={deeds.skip} input={{ ids }} onSuccess={() => router.refresh()} look="quiet">
            {t("letBe")}
          </DeedButton>
        </div>
      )}
    </section>
  );
}

type ChoiceProps = {
  /** Undefined where there is nothing to choose. */
  chosen: { checked: boolean; onChange: () => void } | undefined;
  label: ReactNode;
  hint: ReactNode;
};

function Choice({ chosen, label, hint }: ChoiceProps) {
  if (chosen) return <Checkbox label={label} hint={hint} {...chosen} />;
  return (
    <div className="text-sm">
      <p>{label}</p>
      <p className="text-base-content/70">{hint}</p>
    </div>
  );
}
