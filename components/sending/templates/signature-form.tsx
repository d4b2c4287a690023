"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFoot } from "#components/form/form-foot.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { useLeaveGuard } from "#components/form/use-leave-guard.ts";
import { TextAreaField } from "#components/ui/field.tsx";
import type { Result } from "#lib/base/result.ts";
import type { Signature } from "#lib/sending/templates/schema.ts";

const loadSchema = () =>
  import("#lib/sending/templates/schema.ts").then(({ signatureSchema }) => signatureSchema);

type Props = { values: Signature; action: (input: Signature) => Promise<Result<Signature>> };

/** What stands under every mail of an invoice. */
export function SignatureForm({ values, action }: Props) {
  const t = useTranslations("templates");
  const router = useRouter();
  const [kept, setKept] = useState(false);
  const form = useActionForm({
    schema: loadSchema,
    defaultValues: values,
    action,
    onSuccess: (signature) => {
      form.reset(signature);
      setKept(true);
      router.refresh();
    },
  });
  const { isSubmitting, isDirty, errors } = form.formState;
  useLeaveGuard(isDirty);
  return (
    <form
      {...form.attributes}
      className="mt-6 max-w-3xl space-y-4 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6"
    >
      <FormProblem problem={form.problem} />
      <TextAreaField
        label={t("signature")}
        hint={t("signatureHint")}
        rows={4}
        problem={errors.signatureText?.message}
        {...form.register("signatureText")}
      />
      <FormFoot
        submit={t("signatureSubmit")}
        busy={isSubmitting}
        kept={kept && !isDirty && t("signatureKept")}
      />
    </form>
  );
}
