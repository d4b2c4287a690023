import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { UseFormReturn } from "react-hook-form";
import { TextField } from "#components/ui/field.tsx";
import type { InvoiceForm } from "#lib/invoices/schema.ts";
import type { DocumentKind } from "#prisma/client/enums.ts";

type Props = {
  form: Pick<UseFormReturn<InvoiceForm>, "register" | "formState">;
  kind: DocumentKind;
  /** What they start with. */
  values: InvoiceForm;
  /** The field of the customer, which comes first. */
  children: ReactNode;
};

/** Whom the document is for, its dates, and why a credit note takes back. */
export function HeadFields({ form, kind, values, children }: Props) {
  const t = useTranslations("invoices");
  const { errors } = form.formState;
  const date = (name: "suppliedOn" | "dueOn") => ({
    type: "date",
    label: t(name),
    ...form.register(name),
    defaultValue: values[name],
    problem: errors[name]?.message,
  });
  return (
    <div className="grid items-start gap-4 sm:grid-cols-4">
      {children}
      {kind !== "proforma" && <TextField {...date("suppliedOn")} />}
      <TextField {...date("dueOn")} />
      {kind === "creditNote" && (
        <TextField
          className="sm:col-span-4"
          label={t("creditReason")}
          hint={t("creditReasonHint")}
          autoComplete="off"
          {...form.register("reason")}
          defaultValue={values.reason}
          problem={errors.reason?.message}
        />
      )}
    </div>
  );
}
