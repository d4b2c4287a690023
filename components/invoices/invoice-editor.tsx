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
import { chargesVat, homeCurrency } from "#lib/invoices/counting.ts";
import type { InvoiceForm } from "#lib/invoices/schema.ts";
import { ratesFor } from "#lib/invoices/vat-rates.ts";
import type { DocumentKind } from "#prisma/client/enums.ts";
import { CustomerField } from "./customer-field.tsx";
import { LineFields } from "./line-fields.tsx";
import { LiveTotals } from "./live-totals.tsx";
import { TermsFields } from "./terms-fields.tsx";
import { useNewCustomers } from "./use-new-customers.ts";

const loadSchema = () => import("#lib/invoices/schema.ts").then(({ invoiceSchema }) => invoiceSchema);

type Props = {
  kind: DocumentKind;
  values: InvoiceForm;
  customers: CustomerChoice[];
  /** The company: its country decides of rates and of the currency of the recap. */
  seller: { country: string; vatPayer: boolean };
  action: (input: InvoiceForm) => Promise<Result<{ id: string }>>;
};

/** The editor of a draft. Totals are live and come from the same module as the document's. */
export function InvoiceEditor({ kind, values, customers, seller, action }: Props) {
  const t = useTranslations("invoices");
  const common = useTranslations("common");
  const router = useRouter();
  const onSuccess = ({ id }: { id: string }) => router.push(`/invoices/${id}`);
  const form = useActionForm({ schema: loadSchema, defaultValues: values, action, onSuccess });
  const { errors, isSubmitting } = form.formState;
  const { control } = form;
  const [customerId, suppliedOn, vatMode, pricesWithVat] = useWatch({
    control,
    name: ["customerId", "suppliedOn", "vatMode", "pricesWithVat"],
  });
  useNewCustomers(customers, (id) => form.setValue("customerId", id, { shouldValidate: true }));
  const currency = customers.find(({ id }) => id === customerId)?.currency ?? homeCurrency(seller.country);
  const { vatPayer, country } = seller;
  const context = { vatPayer, country, currency };
  // A date that is being typed is none for a while.
  const vatRates = ratesFor(seller, suppliedOn || values.suppliedOn);
  const charged = chargesVat(vatMode, context);
  const amount = charged ? (pricesWithVat ? "withVat" : "lineAmount") : "amount";
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
      <section aria-label={t("lines")} className="space-y-4">
        <LineFields form={form} vatRates={vatRates} charged={charged} amountLabel={t(amount)} />
        {linesProblem && (
          <Alert kind="error">
            <ProblemText problem={linesProblem} />
          </Alert>
        )}
        <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_auto]">
          <TermsFields form={form} values={values} context={context} />
          <LiveTotals control={control} context={context} />
        </div>
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
