import Link from "next/link";
import { useTranslations } from "next-intl";
import type { BatchCounts, BatchView } from "#lib/sending/batches/read-batch.ts";

// What is on its way first, then what has ended.
const shown = [
  "waiting",
  "inLine",
  "sending",
  "held",
  "sent",
  "rejected",
  "unknown",
  "skipped",
  "cancelled",
] as const satisfies (keyof BatchCounts)[];

/** How far a batch is: a bar, a sentence, and a count for each state. */
export function BatchProgress({ batch: { state, total, counts } }: { batch: BatchView }) {
  const t = useTranslations("batches");
  const open = counts.waiting + counts.inLine + counts.sending + counts.held;
  const ended = state === "done" && open === 0;
  return (
    <section className="rounded-box border border-base-300 bg-base-100 p-5">
      <p role="status" className="font-medium">
        {t(ended ? "state_ended" : `state_${state}`, { count: open })}
      </p>
      <progress
        className="progress progress-primary mt-3 h-2.5 w-full"
        max={total}
        value={total - open}
        aria-label={t("progress")}
      />
      <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
        {shown
          .filter((key) => counts[key] > 0 || key === "sent")
          .map((key) => (
            <div key={key}>
              <dt className="text-sm text-base-content/70">{t(`count_${key}`)}</dt>
              <dd className="text-xl font-semibold tabular-nums">{counts[key]}</dd>
            </div>
          ))}
      </dl>
      {counts.held + counts.rejected + counts.unknown > 0 && (
        <p className="mt-4 text-sm">
          <Link href="/deliveries" className="link">
            {t("toDeliveries")}
          </Link>
        </p>
      )}
    </section>
  );
}
