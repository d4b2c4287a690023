import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useController, useWatch } from "react-hook-form";
import { FormProblem } from "#components/form/form-problem.tsx";
import { onSubmitKey } from "#components/form/submit-key.ts";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextAreaField } from "#components/ui/field.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { CustomerChoice } from "#lib/customers/find-customers.ts";
import { chargesVat, homeCurrency } from "#lib/invoices/counting.ts";
import type { InvoiceForm } from "#lib/invoices/schema.ts";
import type { UnsavedStart } from "#lib/invoices/unsaved/open-editor.ts";
import { ratesFor } from "#lib/invoices/vat-rates.ts";
import { CustomerField } from "./customer-field.tsx";
import { HeadFields } from "./head-fields.tsx";
import type { EditorProps } from "./invoice-editor.tsx";
import { LineFields } from "./line-fields.tsx";
import { LiveTotals } from "./live-totals.tsx";
import { NewCustomerDialog } from "./new-customer-dialog.tsx";
import { PreviewButton } from "./preview-button.tsx";
import { TermsFields } from "./terms-fields.tsx";
import { KeepingProblem, KeepingStatus } from "./unsaved/keeping-status.tsx";
import { LeaveQuestion } from "./unsaved/leave-question.tsx";
import { RestoredNotice } from "./unsaved/restored-notice.tsx";
import { useKeeping } from "./unsaved/use-keeping.ts";

const loadSchema = () => import("#lib/invoices/schema.ts").then(({ invoiceSchema }) => invoiceSchema);

type Props = EditorProps & {
  unsaved: UnsavedStart | null;
  /** It stands where another was discarded a moment ago, and takes the focus that was lost with it. */
  anew: boolean;
  onDiscarded: () => void;
};

/** One beginning of the editor. Totals are live and come from the same module as the document's. */
export function EditorForm(props: Props) {
  const { kind, start, seller, unsaved, anew, onDiscarded } = props;
  const [t, common] = [useTranslations("invoices"), useTranslations("common")];
  const router = useRouter();
  const { form: values, customer: firstCustomer } = unsaved ?? start.saved;
  const { place: at, person, savedAt } = start;
  const place = { place: at, person, savedAt, follows: unsaved?.editor ?? null };

  const save = async (input: InvoiceForm) => {
    await keeper.settle();
    return keeper.ending(() => props.save({ ...input, editor: keeper.editor }));
  };
  const onSuccess = ({ id }: { id: string }) => {
    router.push(`/invoices/${id}`);
    // What the browser remembers of the editor's page is from before.
    router.refresh();
  };
  const form = useActionForm({ schema: loadSchema, defaultValues: values, action: save, onSuccess });
  const { control } = form;
  const { keeper, keeping } = useKeeping(form, place);
  const discard = async () => {
    await keeper.pause();
    const { editor } = keeper;
    return keeper.ending(() => props.discard({ place: at, editor, follows: place.follows }));
  };

  const [customer, setCustomer] = useState(firstCustomer);
  const [newName, setNewName] = useState<string>();
  const { field: customerField } = useController({ control, name: "customerId" });
  const customerInput = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (anew) customerInput.current?.focus();
  }, [anew]);
  const choose = (chosen: CustomerChoice | null) => {
    setCustomer(chosen);
    form.setValue("customerId", chosen?.id ?? "", { shouldDirty: true, shouldValidate: chosen !== null });
  };
  const closeNew = () => {
    // While the dialog is there nothing else takes the focus.
    flushSync(() => setNewName(undefined));
    customerInput.current?.focus();
  };

  const [suppliedOn, vatMode, pricesWithVat] = useWatch({
    control,
    name: ["suppliedOn", "vatMode", "pricesWithVat"],
  });
  const { vatPayer, identified, country } = seller;
  const context = { vatPayer, identified, country, currency: customer?.currency ?? homeCurrency(country) };
  // A date that is being typed is none for a while.
  const vatRates = ratesFor(seller, suppliedOn || start.saved.form.suppliedOn);
  const charged = chargesVat(vatMode, context);
  const amount = charged ? (pricesWithVat ? "withVat" : "lineAmount") : "amount";
  const { errors, isSubmitting } = form.formState;
  const linesProblem = errors.lines?.root?.message ?? errors.lines?.message;
  return (
    <div className="space-y-4">
      {unsaved && (
        <RestoredNotice unsaved={unsaved} draftId={values.id} discard={discard} onDiscarded={onDiscarded} />
      )}
      <form
        {...form.attributes}
        onKeyDown={onSubmitKey}
        className="space-y-8 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6"
      >
        <HeadFields form={form} kind={kind} values={values}>
          <CustomerField
            chosen={customer}
            problem={errors.customerId?.message}
            inputRef={(element) => {
              customerInput.current = element;
              customerField.ref(element);
            }}
            onChoose={choose}
            onNew={setNewName}
          />
        </HeadFields>
        <section aria-label={t("lines")} className="space-y-4">
          <LineFields
            form={form}
            vatRates={vatRates}
            charged={charged}
            amountLabel={t(amount)}
            currency={context.currency}
            keepLine={props.keepLine}
          />
          {linesProblem && (
            <Alert kind="error">
              <ProblemText problem={linesProblem} />
            </Alert>
          )}
          <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_auto]">
            <TermsFields form={form} values={values} context={context} accounts={seller.accounts} />
            <div className="xl:pr-12">
              <LiveTotals control={control} context={context} />
            </div>
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
        <KeepingProblem keeping={keeping} keeper={keeper} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" look="primary" busy={isSubmitting}>
            {common("save")}
          </Button>
          <PreviewButton
            check={() => form.trigger(undefined, { shouldFocus: true })}
            values={form.getValues}
            onFieldProblems={form.showFailure}
          />
          <KeepingStatus keeping={keeping} />
        </div>
      </form>
      {newName !== undefined && (
        <NewCustomerDialog
          values={{ ...props.newCustomer, name: newName }}
          action={props.saveCustomer}
          onSaved={(made) => {
            choose(made);
            closeNew();
          }}
          onClose={closeNew}
        />
      )}
      <LeaveQuestion keeping={keeping} keeper={keeper} discard={discard} />
    </div>
  );
}
