import { useLocale, useTranslations } from "next-intl";
import { formatMoment } from "#lib/base/dates.ts";
import { type ErrorParams, type Problem, parseProblem } from "#lib/base/errors.ts";
import type { Locale } from "#lib/base/locale.ts";
import { formatMoney } from "#lib/base/money.ts";

/**
 * The sentence of a `Problem` in the reader's language, also of one from the namespace `diagnosis`. A text that is no
 * known key is shown as a general one.
 */
export function ProblemText({ problem }: { problem: Problem }) {
  const t = useTranslations();
  const locale = useLocale();
  const { key, params } = parseProblem(problem);
  const path = (key.startsWith("diagnosis.") ? key : `errors.${key}`) as "errors.invalid";
  return t.has(path) ? t(path, readable(params, locale)) : t("errors.invalid");
}

// A moment travels as ISO 8601, an amount as minor units and currency; both are read in the reader's own way.
function readable(params: ErrorParams, locale: Locale): ErrorParams {
  const moment = new Date(String(params.when ?? ""));
  const [, minor, currency] = /^(-?\d+) ([A-Z]{3})$/.exec(String(params.amount ?? "")) ?? [];
  return {
    ...params,
    ...(!Number.isNaN(moment.getTime()) && { when: formatMoment(moment, locale) }),
    ...(minor && currency && { amount: formatMoney(BigInt(minor), currency, locale) }),
  };
}
