import { useLocale, useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { type Variable, variableNames } from "#lib/sending/templates/choices.ts";
import type { TemplateProblem } from "#lib/sending/templates/template-variables.ts";

type Props = {
  problems: TemplateProblem[];
  replace: (at: number, typed: string, variable: Variable) => void;
};

/** What in a template would not be filled, each with what was probably meant as a button. */
export function VariableProblems({ problems, replace }: Props) {
  const t = useTranslations("templates");
  const locale = useLocale();
  return (
    <div role="status" className="empty:hidden">
      {problems.length > 0 && (
        <ul className="space-y-1 text-sm">
          {problems.map(({ at, typed, fault, suggestion }) => (
            <li key={at} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-error">
              <span>{t(fault, { name: typed })}</span>
              {suggestion && (
                <Button small onClick={() => replace(at, typed, suggestion)}>
                  {t("replace", { name: `{${variableNames[suggestion][locale]}}` })}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
