import { useTranslations } from "next-intl";
import { type Problem, parseProblem } from "#lib/base/errors.ts";

/**
 * The sentence of a `Problem` in the reader's language, also of one from the namespace `diagnosis`. A text that is no
 * known key is shown as a general one.
 */
export function ProblemText({ problem }: { problem: Problem }) {
  const t = useTranslations();
  const { key, params } = parseProblem(problem);
  const path = (key.startsWith("diagnosis.") ? key : `errors.${key}`) as "errors.invalid";
  return t.has(path) ? t(path, params) : t("errors.invalid");
}
