import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { DialogButtons } from "#components/form/dialog-buttons.tsx";
import { halfTypedProblem, isHalfTyped } from "#components/form/half-typed.ts";
import { TimeField } from "#components/sending/composer/time-field.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { SelectField } from "#components/ui/field.tsx";
import type { Problem } from "#lib/base/errors.ts";
import { formatMinute } from "#lib/base/format-minute.ts";
import type { BatchPlan } from "#lib/sending/batches/plan-batch.ts";
import { GoingList } from "./going-list.tsx";
import { LeftOut } from "./left-out.tsx";
import { PlanNotes } from "./plan-notes.tsx";

export type Choices = { ids: string[]; mailboxId?: string; plannedFor: string };

type Props = {
  plan: BatchPlan;
  /** Whether this person may switch sending on. */
  owner: boolean;
  busy: boolean;
  /** Of the time that was chosen. */
  timeProblem: Problem | undefined;
  send: (choices: Choices) => void;
  close: () => void;
};

/** What an order of many would send, when, what not and why. */
export function ReviewedPlan({ plan, owner, busy, timeProblem, send, close }: Props) {
  const t = useTranslations("batches");
  const locale = useLocale();
  const { mails, senders, timeZone } = plan;
  const [mailboxId, setMailboxId] = useState(senders[0]?.id);
  const [plannedFor, setPlannedFor] = useState("");
  const time = useRef<HTMLInputElement>(null);
  const [halfTyped, setHalfTyped] = useState<Problem>();
  // While the review was prepared there was nothing but the ✕: now it is read out, and Tab goes on from it.
  const summary = useRef<HTMLParagraphElement>(null);
  useEffect(() => summary.current?.focus(), []);
  const sender = senders.find(({ id }) => id === mailboxId);
  const going = mails.filter(({ problem }) => problem === null);
  const left = mails.filter(({ problem }) => problem !== null);
  const last = sender?.late.at(-1);
  const canSend = going.length > 0 && sender !== undefined && plan.sendingEnabled;
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (time.current && isHalfTyped(time.current)) {
          setHalfTyped(halfTypedProblem(time.current));
          return time.current.focus();
        }
        setHalfTyped(undefined);
        const ids = mails.map(({ invoiceId }) => invoiceId);
        if (!busy) send({ ids, plannedFor, ...(mailboxId !== undefined && { mailboxId }) });
      }}
    >
      {plan.more && <Alert kind="warning">{t("onlyFirst", { count: mails.length })}</Alert>}
      {!plan.sendingEnabled && sender && (
        <Alert kind="warning">
          {t("sendingOff")}{" "}
          {owner ? (
            <Link href="/settings/email" className="link">
              {t("toSettings")}
            </Link>
          ) : (
            t("askOwner")
          )}
        </Alert>
      )}
      <p ref={summary} tabIndex={-1} className="wrap-break-word outline-none">
        {sender ? t("going", { count: going.length, from: sender.address }) : t("noSender")}
      </p>
      {canSend && (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            {senders.length > 1 && (
              <SelectField
                label={t("sender")}
                value={mailboxId}
                onChange={(event) => setMailboxId(event.target.value)}
              >
                {senders.map(({ id, address, failing }) => (
                  <option key={id} value={id}>
                    {failing ? t("failingSender", { address }) : address}
                  </option>
                ))}
              </SelectField>
            )}
            <TimeField
              ref={time}
              timeZone={timeZone}
              problem={halfTyped ?? timeProblem}
              value={plannedFor}
              onChange={(event) => {
                setPlannedFor(event.target.value);
                setHalfTyped(undefined);
              }}
            />
          </div>
          <PlanNotes plan={plan} sender={sender} planned={plannedFor !== ""} />
          {last && (
            <Alert kind="info">
              {plannedFor === ""
                ? t("later", { count: sender.late.length, when: formatMinute(last, locale, timeZone) })
                : t("limitThen")}
            </Alert>
          )}
          <GoingList mails={going} late={plannedFor === "" ? sender.late : []} timeZone={timeZone} />
        </>
      )}
      {left.length > 0 && (
        <details open={going.length === 0}>
          <summary className="cursor-pointer font-medium">{t("left", { count: left.length })}</summary>
          <LeftOut mails={left} />
        </details>
      )}
      {canSend ? (
        <DialogButtons
          back={t("back")}
          onBack={close}
          submit={t(plannedFor === "" ? "send" : "plan", { count: going.length })}
          busy={busy}
        />
      ) : (
        <div className="flex justify-end">
          <Button onClick={close}>{t("back")}</Button>
        </div>
      )}
    </form>
  );
}
