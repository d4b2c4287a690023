import { useTranslations } from "next-intl";
import { SelectField } from "#components/ui/field.tsx";
import { type ImportField, importFields } from "#lib/customers/import/choices.ts";
import type { ImportPreview } from "#lib/customers/import/preview-import.ts";

type Props = Pick<ImportPreview, "heads" | "columns" | "encoding"> & {
  onChoose: (field: ImportField, at: number | undefined) => void;
};

/** Which column of the file holds what. */
export function ColumnChoices({ heads, columns, encoding, onChoose }: Props) {
  const t = useTranslations("customerImport");
  const customers = useTranslations("customers");
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">{t("columns")}</legend>
      <p className="text-sm text-base-content/70">
        {t("columnsHint")} {t("encoding", { name: encoding.toUpperCase() })}
      </p>
      <div className="mt-3 grid grid-cols-2 items-end gap-3 sm:grid-cols-3 sm:gap-4">
        {importFields.map((field) => (
          <SelectField
            key={field}
            className="min-w-0"
            label={customers(field)}
            value={columns[field] ?? ""}
            onChange={({ currentTarget: { value } }) =>
              onChoose(field, value === "" ? undefined : Number(value))
            }
          >
            <option value="">{t("noColumn")}</option>
            {heads.map((head, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <option key={at} value={at}>
                {head.trim() || t("unnamed", { position: at + 1 })}
              </option>
            ))}
          </SelectField>
        ))}
      </div>
    </fieldset>
  );
}
