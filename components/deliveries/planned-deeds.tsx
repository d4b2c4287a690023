"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { z } from "zod";
import { DeedButton } from "#components/form/deed-button.tsx";
import { DialogButtons } from "#components/form/dialog-buttons.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/field.tsx";
import type { Result } from "#lib/base/result.ts";
import type { changePlanSchema } from "#lib/sending/later/schema.ts";

const loadSchema = () =>
  import("#lib/sending/later/schema.ts").then(({ changePlanSchema }) => changePlanSchema);

type Action = (input: { id: string }) => Promise<Result<void>>;
type Change = (input: z.input<typeof changePlanSchema>) => Promise<Result<void>>;
type Props = { id: string; typed: string; change: Change; now: Action; cancel: Action };

/** What can be done with a mail that waits for its time. */
export function PlannedDeeds({ id, typed, change, now, cancel }: Props) {
  const t = useTranslations("deliveries");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const shared = { input: { id }, small: true, onSuccess: () => router.refresh() };
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {t("changePlan")}
      </Button>
      <DeedButton action={now} {...shared}>
        {t("sendNow")}
      </DeedButton>
      <DeedButton action={cancel} look="quiet" {...shared}>
        {t("deed_cancel")}
      </DeedButton>
      <Dialog open={open} title={t("changePlanTitle")} onClose={() => setOpen(false)}>
        <PlanForm id={id} typed={typed} change={change} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function PlanForm({
  id,
  typed,
  change,
  close,
}: Pick<Props, "id" | "typed" | "change"> & { close: () => void }) {
  const t = useTranslations("deliveries");
  const router = useRouter();
  const form = useActionForm({
    schema: loadSchema,
    defaultValues: { id, plannedFor: typed },
    action: change,
    onSuccess: () => {
      close();
      router.refresh();
    },
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <form {...form.attributes} className="space-y-4">
      <FormProblem problem={form.problem} />
      <TextField
        label={t("planTime")}
        type="datetime-local"
        problem={errors.plannedFor?.message}
        {...form.register("plannedFor")}
      />
      <DialogButtons back={t("planBack")} onBack={close} submit={t("changePlan")} busy={isSubmitting} />
    </form>
  );
}
