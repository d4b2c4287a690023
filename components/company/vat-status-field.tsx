import { useTranslations } from "next-intl";
import type { UseFormReturn } from "react-hook-form";
import { useHydrated } from "#components/form/use-hydrated.ts";
import { vatStatuses } from "#lib/company/choices.ts";
import type { CompanyDetails, CompanyForm } from "#lib/company/schema.ts";

/** Whether the company pays VAT; what little an identified person has to know is said below its choice. */
export function VatStatusField({
  form,
}: {
  form: Pick<UseFormReturn<CompanyForm, unknown, CompanyDetails>, "register">;
}) {
  const t = useTranslations("company");
  const hydrated = useHydrated();
  return (
    <fieldset className="sm:col-span-6">
      <legend className="mb-1 text-sm font-medium">{t("vatStatus")}</legend>
      <div>
        {vatStatuses.map((status) => (
          <div key={status}>
            <label className="flex w-fit cursor-pointer items-center gap-3 py-1.5 text-sm">
              <input
                type="radio"
                className="radio radio-primary radio-sm"
                value={status}
                disabled={!hydrated}
                aria-describedby={status === "identified" ? "identified-hint" : undefined}
                {...form.register("vatStatus")}
              />
              {t(`vatStatus_${status}`)}
            </label>
            {status === "identified" && (
              <p id="identified-hint" className="pl-8 text-sm text-base-content/70">
                {t("identifiedHint")}
              </p>
            )}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
