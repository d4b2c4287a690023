"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useActionForm } from "#components/form/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { SelectField, TextField } from "#components/ui/field.tsx";
import type { Invite } from "#lib/auth/team/schema.ts";
import type { Result } from "#lib/base/result.ts";
import { type Made, ReadyLink } from "./ready-link.tsx";

const loadSchema = () => import("#lib/auth/team/schema.ts").then(({ inviteSchema }) => inviteSchema);

type Props = {
  company: string;
  roles: readonly Invite["role"][];
  action: (input: Invite) => Promise<Result<Made>>;
};

/** Invites somebody by a link, which is shown once, to be sent by whatever way the owner likes. */
export function InviteForm({ company, roles, action }: Props) {
  const t = useTranslations("team");
  const router = useRouter();
  const [made, setMade] = useState<Made & { email: string }>();
  const defaultValues: Invite = { email: "", role: "member" };
  const form = useActionForm({
    schema: loadSchema,
    defaultValues,
    action,
    onSuccess: (link) => {
      setMade({ ...link, email: form.getValues("email") });
      form.reset(defaultValues);
      router.refresh();
    },
  });
  const { errors, isSubmitting } = form.formState;
  const role = form.watch("role");
  return (
    <section aria-labelledby="invite" className="rounded-box border border-base-300 bg-base-100 p-5 sm:p-6">
      <h2 id="invite" className="mb-3 text-lg font-semibold">
        {t("inviteTitle")}
      </h2>
      {made && <ReadyLink company={company} {...made} />}
      <form {...form.attributes} className="space-y-4">
        <FormProblem problem={form.problem} />
        <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
          <TextField
            label={t("inviteAddress")}
            type="email"
            autoComplete="off"
            problem={errors.email?.message}
            {...form.register("email")}
          />
          <SelectField label={t("role")} problem={errors.role?.message} {...form.register("role")}>
            {roles.map((one) => (
              <option key={one} value={one}>
                {t(`role_${one}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <p className="text-sm text-base-content/70">{t(`may_${role}`)}</p>
        <Button type="submit" look="primary" busy={isSubmitting}>
          {t("inviteSubmit")}
        </Button>
      </form>
    </section>
  );
}
