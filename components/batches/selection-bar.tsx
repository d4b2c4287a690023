"use client";

import { Send, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { WholeList } from "#lib/sending/batches/schema.ts";
import { ReviewBatch, type ReviewProps } from "./review-batch.tsx";
import { clearSelection, select, useSelection } from "./selection.ts";
import { type CountWhole, WholeListButton } from "./whole-list-button.tsx";

type Selection = ReviewProps["selection"];
type Props = Pick<ReviewProps, "plan" | "order" | "owner"> & {
  /** All that the list shows, on its other pages too; left out where this page is all. */
  whole?: WholeList;
  count: CountWhole;
  /** Those of this page. */
  ids: string[];
};

/** Under the list while something of it is picked: how much, and what can be done with it. */
export function SelectionBar({ plan, order, owner, whole, count, ids }: Props) {
  const t = useTranslations("batches");
  const selection = useSelection();
  const [reviewed, setReviewed] = useState<Selection>();
  if (selection.size === 0) return null;
  const wholePage = ids.length > 0 && ids.every((id) => selection.has(id));
  return (
    <>
      <section
        aria-label={t("selection")}
        className="sticky bottom-3 z-20 mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-box border border-base-300 bg-base-100 px-4 py-3 shadow-lg"
      >
        <p role="status" className="font-medium">
          {t("selected", { count: selection.size })}
        </p>
        {!wholePage && (
          // In the head of the table there is a box for it, which has no room on a phone.
          <button type="button" className="link md:hidden" onClick={() => select(ids, true)}>
            {t("selectPage")}
          </button>
        )}
        {whole && wholePage && (
          <WholeListButton whole={whole} count={count} onPress={() => setReviewed(whole)} />
        )}
        <div className="ml-auto flex flex-wrap gap-2">
          <Button
            small
            look="quiet"
            icon={<X className="size-4" aria-hidden="true" />}
            onClick={clearSelection}
          >
            {t("clear")}
          </Button>
          <Button
            small
            look="primary"
            icon={<Send className="size-4" aria-hidden="true" />}
            onClick={() => setReviewed({ ids: [...selection] })}
          >
            {t("sendSelected")}
          </Button>
        </div>
      </section>
      <Dialog
        open={reviewed !== undefined}
        title={t("reviewTitle")}
        onClose={() => setReviewed(undefined)}
        wide
      >
        {reviewed && (
          <ReviewBatch
            {...{ plan, order, owner }}
            selection={reviewed}
            close={() => setReviewed(undefined)}
          />
        )}
      </Dialog>
    </>
  );
}
