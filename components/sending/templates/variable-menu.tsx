import { useLocale, useTranslations } from "next-intl";
import {
  fits,
  type templateKinds,
  type Variable,
  variableNames,
  variables,
} from "#lib/sending/templates/choices.ts";

type Props = { kind: (typeof templateKinds)[number]; insert: (variable: Variable) => void };

/** What a template of this kind may name; a press puts it where the caret is. */
export function VariableMenu({ kind, insert }: Props) {
  const t = useTranslations("templates");
  const locale = useLocale();
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">{t("insert")}</legend>
      <div className="flex flex-wrap gap-1.5">
        {variables
          .filter((variable) => fits(variable, kind))
          .map((variable) => (
            <button
              key={variable}
              type="button"
              title={`{${variableNames[variable][locale]}}`}
              className="btn btn-xs border-base-content/25 font-normal btn-outline"
              onClick={() => insert(variable)}
            >
              {t(`variable_${variable}`)}
            </button>
          ))}
      </div>
    </fieldset>
  );
}
