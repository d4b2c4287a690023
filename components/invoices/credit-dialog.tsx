"use client";

import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DialogButtons } from "#components/form/dialog-buttons.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/field.tsx";
import type { Result } from "#lib/base/result.ts";
import type { CreditInput } from "#lib/invoices/schema.ts";

const loadSchema = () => import("#lib/invoices/schema.ts").then(({ creditSchema }) => creditSchema);

type Props = {
  invoice: { id: string; number: string };
  action: (input: CreditInput) => Promise<Result<{ id: string }>>;
};

/** Makes a draft of a credit note: why, and whether a person wants to change its lines first. */
export function CreditDialog({ invoice, action }: Props) {
  const t = useTranslations("invoices");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        look="quiet"
        icon={<Undo2 className="size-4" aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t("credit")}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("creditTitle", { number: invoice.number })}>
        <CreditForm invoice={invoice} action={action} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

const extents = ["Whole", "Part"] as const;

function CreditForm({ invoice, action, close }: Props & { close: () => void }) {
  const t = useTranslations("invoices");
  const common = useTranslations("common");
  const router = useRouter();
  const [extent, setExtent] = useState<(typeof extents)[number]>("Whole");
  const form = useActionForm({
    schema: loadSchema,
    defaultValues: { id: invoice.id, reason: "" },
    action,
    onSuccess: ({ id }) => router.push(extent === "Part" ? `/invoices/${id}/edit` : `/invoices/${id}`),
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <form {...form.attributes} className="space-y-4">
      <FormProblem problem={form.problem} />
      <TextField
        label={t("creditReason")}
        hint={t("creditReasonHint")}
        autoComplete="off"
        problem={errors.reason?.message}
        {...form.register("reason")}
      />
      <fieldset className="space-y-2">
        <legend className="mb-2 text-sm font-medium">{t("creditExtent")}</legend>
        {extents.map((each) => (
          <label key={each} className="flex cursor-pointer items-start gap-3 py-1">
            <input
              type="radio"
              name="extent"
              className="radio radio-primary radio-sm mt-0.5"
              checked={extent === each}
              onChange={() => setExtent(each)}
            />
            <span>
              {t(`credit${each}`)}
              <span className="block text-sm text-base-content/70">{t(`credit${each}Hint`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <DialogButtons back={common("cancel")} onBack={close} submit={t("creditSubmit")} busy={isSubmitting} />
    </form>
  );
}
