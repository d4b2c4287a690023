"use client";

import { Clock } from "lucide-react";
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
import { useZoneName } from "#components/ui/use-zone-name.ts";
import type { Result } from "#lib/base/result.ts";
import type { Plan } from "#lib/sending/later/list-planned.ts";
import type { changePlanSchema } from "#lib/sending/later/schema.ts";

const loadSchema = () =>
  import("#lib/sending/later/schema.ts").then(({ changePlanSchema }) => changePlanSchema);

export type ChangePlanProps = {
  /** Of a delivery, or of a sending of many, as the action has it. */
  id: string;
  plan: Pick<Plan, "typed" | "timeZone">;
  change: (input: z.input<typeof changePlanSchema>) => Promise<Result<void>>;
  small?: boolean;
};

/** Gives what waits for its time another time. */
export function ChangePlan({ small = false, ...props }: ChangePlanProps) {
  const t = useTranslations("deliveries");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        small={small}
        icon={<Clock className="size-4" aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t("changePlan")}
      </Button>
      <Dialog open={open} title={t("changePlanTitle")} onClose={() => setOpen(false)}>
        {open && <PlanForm {...props} close={() => setOpen(false)} />}
      </Dialog>
    </>
  );
}

function PlanForm({
  id,
  plan: { typed, timeZone },
  change,
  close,
}: Omit<ChangePlanProps, "small"> & { close: () => void }) {
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
  const [now] = useState(() => new Date());
  const zone = useZoneName(timeZone, now);
  return (
    <form {...form.attributes} className="space-y-4">
      <FormProblem problem={form.problem} />
      <TextField
        label={t("planTime")}
        type="datetime-local"
        hint={zone && t("planHint", { timeZone: zone })}
        problem={errors.plannedFor?.message}
        {...form.register("plannedFor")}
      />
      <DialogButtons back={t("planBack")} onBack={close} submit={t("changePlan")} busy={isSubmitting} />
    </form>
  );
}
