"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextAreaField, TextField } from "#components/ui/field.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { Result } from "#lib/base/result.ts";
import type { CustomerChoice } from "#lib/customers/list-customers.ts";
import type { InvoiceForm } from "#lib/invoices/schema.ts";
import { CustomerField } from "./customer-field.tsx";
import { LineFields } from "./line-fields.tsx";
import { LiveTotals } from "./live-totals.tsx";
import { useNewCustomers } from "./use-new-customers.ts";

const loadSchema = () => import("#lib/invoices/schema.ts").then(({ invoiceSchema }) => invoiceSchema);

type Props = {
  values: InvoiceForm;
  customers: CustomerChoice[];
  /** The rates to choose from; null for a company that pays no VAT. */
  vatRates: string[] | null;
  action: (input: InvoiceForm) => Promise<Result<{ id: string }>>;
};

/** The editor of a draft. Totals are live and come from the same module as the document's. */
export function InvoiceEditor({ values, customers, vatRates, action }: Props) {
  const t = useTranslations("invoices");
  const common = useTranslations("common");
  const router = useRouter();
  const onSuccess = ({ id }: { id: string }) => router.push(`/invoices/${id}`);
  const form = useActionForm({ schema: loadSchema, defaultValues: values, action, onSuccess });
  const { errors, isSubmitting } = form.formState;
  const customerId = useWatch({ control: form.control, name: "customerId" });
  useNewCustomers(customers, (id) => form.setValue("customerId", id, { shouldValidate: true }));
  const currency = customers.find(({ id }) => id === customerId)?.currency ?? "CZK";
  const linesProblem = errors.lines?.root?.message ?? errors.lines?.message;
  const date = (name: "suppliedOn" | "dueOn") => ({
    type: "date",
    label: t(name),
    ...form.register(name),
    defaultValue: values[name],
    problem: errors[name]?.message,
  });
  return (
    <form
      {...form.attributes}
      className="space-y-8 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6"
    >
      <div className="grid items-start gap-4 sm:grid-cols-4">
        <CustomerField
          customers={customers}
          withNew={!values.id}
          problem={errors.customerId?.message}
          defaultValue={values.customerId}
          {...form.register("customerId")}
        />
        <TextField {...date("suppliedOn")} />
        <TextField {...date("dueOn")} />
      </div>
      <section aria-label={t("lines")} className="space-y-4">
        <LineFields form={form} vatRates={vatRates} />
        {linesProblem && (
          <Alert kind="error">
            <ProblemText problem={linesProblem} />
          </Alert>
        )}
        <LiveTotals control={form.control} currency={currency} withVat={vatRates !== null} />
      </section>
      <TextAreaField
        label={t("note")}
        hint={t("noteHint")}
        rows={3}
        {...form.register("note")}
        defaultValue={values.note}
        problem={errors.note?.message}
      />
      <FormProblem problem={form.problem} />
      <Button type="submit" look="primary" busy={isSubmitting}>
        {common("save")}
      </Button>
    </form>
  );
}
