"use client";

import { Ban } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { z } from "zod";
import { DialogButtons } from "#components/form/dialog-buttons.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/field.tsx";
import type { Result } from "#lib/base/result.ts";
import type { cancelInvoiceSchema } from "#lib/sending/schema.ts";

const loadSchema = () =>
  import("#lib/sending/schema.ts").then(({ cancelInvoiceSchema }) => cancelInvoiceSchema);

type Input = z.input<typeof cancelInvoiceSchema>;
type Props = { id: string; action: (input: Input) => Promise<Result<void>> };

/** Cancels an issued document, with the reason for it. */
export function CancelDialog({ id, action }: Props) {
  const t = useTranslations("invoices");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" icon={<Ban className="size-4" aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t("cancelDocument")}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("cancelTitle")}>
        <CancelForm id={id} action={action} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function CancelForm({ id, action, close }: Props & { close: () => void }) {
  const t = useTranslations("invoices");
  const router = useRouter();
  const form = useActionForm({
    schema: loadSchema,
    defaultValues: { id, reason: "" },
    action,
    onSuccess: () => {
      close();
      router.refresh();
    },
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <form {...form.attributes} className="space-y-4">
      <FormProblem problem={form.problem} />
      <p>{t("cancelText")}</p>
      <TextField
        label={t("cancelReason")}
        autoComplete="off"
        problem={errors.reason?.message}
        {...form.register("reason")}
      />
      <DialogButtons
        back={t("cancelBack")}
        onBack={close}
        submit={t("cancelConfirm")}
        look="danger"
        busy={isSubmitting}
      />
    </form>
  );
}
