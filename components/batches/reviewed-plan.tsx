import { useLocale, useTranslations } from "next-intl";
import { DialogButtons } from "#components/form/dialog-buttons.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { formatMoment } from "#lib/base/dates.ts";
import type { BatchPlan, PlannedMail } from "#lib/sending/batches/plan-batch.ts";
import { OutcomeList } from "./outcome-list.tsx";

type Props = { plan: BatchPlan; busy: boolean; send: (ids: string[]) => void; close: () => void };

// Who wants to see more of a long list than that looks into the list itself.
const MOST_SHOWN = 200;

/** What an order of many would send, what not and why, and what waits for the limit of the day. */
export function ReviewedPlan({ plan: { mails, more, sender }, busy, send, close }: Props) {
  const t = useTranslations("batches");
  const going = mails.filter(({ problem }) => problem === null);
  const left = mails.filter(({ problem }) => problem !== null);
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) send(mails.map(({ invoiceId }) => invoiceId));
      }}
    >
      {more && <Alert kind="warning">{t("onlyFirst", { count: mails.length })}</Alert>}
      <p>{sender ? t("going", { count: going.length, from: sender.address }) : t("noSender")}</p>
      {sender && <LimitNote foresight={sender.foresight} />}
      {going.length > 0 && <Recipients mails={going} />}
      {left.length > 0 && (
        <details open={going.length === 0}>
          <summary className="cursor-pointer font-medium">{t("left", { count: left.length })}</summary>
          <OutcomeList items={left} />
        </details>
      )}
      {going.length > 0 && sender ? (
        <DialogButtons
          back={t("back")}
          onBack={close}
          submit={t("send", { count: going.length })}
          busy={busy}
        />
      ) : (
        <div className="modal-action">
          <button type="button" className="btn" onClick={close}>
            {t("back")}
          </button>
        </div>
      )}
    </form>
  );
}

function LimitNote({
  foresight: { later, lastAt },
}: {
  foresight: NonNullable<BatchPlan["sender"]>["foresight"];
}) {
  const t = useTranslations("batches");
  const locale = useLocale();
  if (later === 0 || lastAt === null) return null;
  return <Alert kind="info">{t("later", { count: later, when: formatMoment(lastAt, locale) })}</Alert>;
}

function Recipients({ mails }: { mails: PlannedMail[] }) {
  const t = useTranslations("batches");
  return (
    <ul
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
      tabIndex={0}
      aria-label={t("recipients")}
      className="max-h-60 divide-y divide-base-300 overflow-y-auto rounded-box border border-base-300 text-sm"
    >
      {mails.slice(0, MOST_SHOWN).map(({ invoiceId, number, customerName, recipients }) => (
        <li key={invoiceId} className="flex flex-wrap gap-x-3 px-3 py-2">
          <span className="font-medium tabular-nums">{number}</span>
          <span className="min-w-0 flex-1 basis-40 wrap-anywhere">{customerName}</span>
          <span className="min-w-0 wrap-anywhere text-base-content/70">{recipients.join(", ")}</span>
        </li>
      ))}
      {mails.length > MOST_SHOWN && (
        <li className="px-3 py-2">{t("more", { count: mails.length - MOST_SHOWN })}</li>
      )}
    </ul>
  );
}
