import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { addressWith } from "#lib/base/page-query.ts";
import { itemStates } from "#lib/sending/batches/schema.ts";
import { WaitNote } from "./wait-note.tsx";

/** How far a batch is: a bar, a sentence, and a count for each state that leads to its invoices. */
export function BatchProgress({ batch, owner }: ComponentProps<typeof WaitNote>) {
  const t = useTranslations("batches");
  const { id, state, restored, total, counts } = batch;
  const open = counts.waiting + counts.inLine + counts.sending + counts.held;
  const ended = state === "done" && open === 0;
  return (
    <section className="rounded-box border border-base-300 bg-base-100 p-5">
      <p role="status" className="font-medium">
        {t(ended ? "state_ended" : restored ? "state_restored" : `state_${state}`, { count: open })}
      </p>
      <WaitNote batch={batch} owner={owner} />
      <progress
        className="progress progress-primary mt-3 h-2.5 w-full"
        max={total}
        value={total - open}
        aria-label={t("progress")}
      />
      <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
        {itemStates
          .filter((key) => counts[key] > 0 || key === "sent")
          .map((key) => (
            <div key={key}>
              <dt className="text-sm text-base-content/70">{t(`count_${key}`)}</dt>
              <dd className="text-xl font-semibold tabular-nums">
                <Link href={addressWith(`/sending/${id}`, { state: key })} scroll={false} className="link">
                  {counts[key]}
                </Link>
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
