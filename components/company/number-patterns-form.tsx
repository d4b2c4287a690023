"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FieldGroup } from "#components/form/field-group.tsx";
import { FormFoot } from "#components/form/form-foot.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { TextField } from "#components/ui/field.tsx";
import type { Result } from "#lib/base/result.ts";
import { documentKinds, numberFrom, seriesYear } from "#lib/invoices/number-pattern.ts";
import type { Numbering } from "#lib/invoices/numbering/read-numbering.ts";
import type { NumberPatternsForm as Values } from "#lib/invoices/numbering/schema.ts";
import type { DocumentKind } from "#prisma/client/enums.ts";

const loadSchema = () =>
  import("#lib/invoices/numbering/schema.ts").then(({ numberPatternsSchema }) => numberPatternsSchema);

type Props = { numbering: Numbering; intro: string; action: (input: Values) => Promise<Result<Values>> };

/** How the numbers of documents look, with the next one of each kind while it is being typed. */
export function NumberPatternsForm({ numbering, intro, action }: Props) {
  const t = useTranslations("company");
  const router = useRouter();
  const [kept, setKept] = useState(false);
  const form = useActionForm({
    schema: loadSchema,
    defaultValues: numbering.patterns,
    action,
    onSuccess: (patterns) => {
      form.reset(patterns);
      router.refresh();
      setKept(true);
    },
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  const typed = form.watch();
  const hint = (kind: DocumentKind) => {
    const number = nextOf(kind, typed[kind] ?? numbering.patterns[kind], numbering);
    return number ? t("nextNumber", { number }) : t("nextNumberUnknown");
  };
  return (
    <form
      {...form.attributes}
      className="mt-6 max-w-3xl space-y-6 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6"
    >
      <FieldGroup title={t("numbering")}>
        <p className="text-sm text-base-content/70 sm:col-span-6">{intro}</p>
        {documentKinds.map((kind) => (
          <TextField
            key={kind}
            className="sm:col-span-2"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            label={t(`pattern_${kind}`)}
            hint={hint(kind)}
            problem={errors[kind]?.message}
            {...form.register(kind)}
            defaultValue={numbering.patterns[kind]}
          />
        ))}
      </FieldGroup>
      <FormProblem problem={form.problem} />
      <FormFoot
        submit={t("numberingSubmit")}
        busy={isSubmitting}
        kept={kept && !isDirty && t("numberingKept")}
      />
    </form>
  );
}

/** The next number that a pattern gives; nothing while it is not one. */
function nextOf(kind: DocumentKind, typed: string, { year, next }: Numbering): string | null {
  const pattern = typed.replace(/\s/g, "").toUpperCase();
  if (!/^[A-Z0-9/-]*(\{(YYYY|YY|N+)\}[A-Z0-9/-]*)+$/.test(pattern) || !pattern.includes("{N")) return null;
  const order = seriesYear(pattern, year) === 0 ? next[kind].everlasting : next[kind].ofYear;
  return numberFrom(pattern, year, order);
}
