import { useTranslations } from "next-intl";
import { type Problem, parseProblem } from "#lib/base/errors.ts";

/** The sentence of a `Problem` in the reader's language. A text that is no known key is shown as a general one. */
export function ProblemText({ problem }: { problem: Problem }) {
  const t = useTranslations("errors");
  const { key, params } = parseProblem(problem);
  return t.has(key as "invalid") ? t(key as "invalid", params) : t("invalid");
}
