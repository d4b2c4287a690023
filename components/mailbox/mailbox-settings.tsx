"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "#components/form/form-problem.tsx";
import { Button } from "#components/ui/button.tsx";
import { isPasswordless } from "./fill-in.ts";
import { LoginFields, SenderFields, ServerFields } from "./mailbox-fields.tsx";
import { ProviderChoice } from "./provider-choice.tsx";
import { ProviderNote } from "./provider-note.tsx";
import { TestPanel, type TestPanelProps } from "./test-panel.tsx";
import { type MailboxFormOptions, useMailboxForm } from "./use-mailbox-form.ts";

type Props = MailboxFormOptions & Pick<TestPanelProps, "test"> & { sendingEnabled: boolean };

/** The form of the mailbox, and beside it the test of what the form says. */
export function MailboxSettings({ sendingEnabled, test, ...options }: Props) {
  const t = useTranslations("mailbox");
  const common = useTranslations("common");
  const form = useMailboxForm(options);
  const [provider, address] = form.watch(["provider", "address"]);
  const { isSubmitting, isDirty } = form.formState;
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <form
        {...form.attributes}
        aria-labelledby="mailbox-title"
        className="space-y-5 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6"
      >
        <h2 id="mailbox-title" className="text-lg font-semibold">
          {t("mailboxTitle")}
        </h2>
        <ProviderChoice presets={options.presets} chosen={provider} onChoose={form.choose} />
        <SenderFields form={form} />
        <ProviderNote provider={provider} passwordless={isPasswordless(options.presets, address)} />
        <ServerFields form={form} />
        <LoginFields form={form} />
        <FormProblem problem={form.problem} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" look="primary" busy={isSubmitting}>
            {common("save")}
          </Button>
          <p role="status" className="text-sm text-success">
            {form.savedNow && !isDirty && t(sendingEnabled ? "saved" : "savedSwitchOn")}
          </p>
        </div>
      </form>
      <TestPanel form={form} defaultTo={options.suggested.address} test={test} />
    </div>
  );
}
