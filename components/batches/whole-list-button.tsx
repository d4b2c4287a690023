import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { settle } from "#components/form/use-action-form.ts";
import type { Result } from "#lib/base/result.ts";
import { MOST_IN_BATCH } from "#lib/sending/batches/choices.ts";
import type { WholeList } from "#lib/sending/batches/schema.ts";

export type CountWhole = (whole: WholeList) => Promise<Result<{ count: number }>>;

type Props = { whole: WholeList; count: CountWhole; onPress: () => void };

/** Beside a page that is picked whole: all that the list holds on its other pages too, with their number. */
export function WholeListButton({ whole, count, onPress }: Props) {
  const t = useTranslations("batches");
  const [counted, setCounted] = useState<number>();
  const asked = JSON.stringify(whole);
  useEffect(() => {
    let here = true;
    void settle(() => count(JSON.parse(asked))).then((result) => {
      if (here && result.ok) setCounted(result.value.count);
    });
    return () => {
      here = false;
    };
  }, [asked, count]);
  // Without its number it is still the same deed.
  const label =
    counted === undefined
      ? t("sendWhole")
      : counted > MOST_IN_BATCH
        ? t("sendFirst", { count: MOST_IN_BATCH })
        : t("sendAll", { count: counted });
  return (
    <button type="button" className="link" onClick={onPress}>
      {label}
    </button>
  );
}
