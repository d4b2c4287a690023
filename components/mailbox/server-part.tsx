import { useTranslations } from "next-intl";
import { FormFoot } from "#components/form/form-foot.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { limitsOf } from "#lib/mailbox/preset-lookup.ts";
import type { ProviderPreset } from "#lib/mailbox/providers.ts";
import { LoginFields, NameField, ServerFields } from "./mailbox-fields.tsx";
import { MoreFields } from "./more-fields.tsx";
import { SenderNote } from "./sender-note.tsx";
import { Slips } from "./slips-of-form.tsx";
import { TrustedNote } from "./trusted-note.tsx";
import type { MailboxFormApi } from "./use-mailbox-form.ts";

type Props = { form: MailboxFormApi; presets: ProviderPreset[]; sendingEnabled: boolean };

/** Where the mail goes through, who signs in, and saving it. */
export function ServerPart({ form, presets, sendingEnabled }: Props) {
  const t = useTranslations("mailbox");
  const common = useTranslations("common");
  const { isSubmitting, isDirty } = form.formState;
  const [provider, address] = form.watch(["provider", "address"]);
  const preset = presets.find(({ id }) => id === provider);
  const limits = preset && limitsOf(preset, address);
  return (
    <div className="min-w-0 space-y-5 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6">
      <NameField form={form} />
      <div className="space-y-3">
        <ServerFields form={form} />
        <Slips form={form} presets={presets} fields={["host", "port", "encryption"]} />
      </div>
      <LoginFields form={form} />
      <SenderNote form={form} presets={presets} />
      <TrustedNote form={form} />
      <MoreFields form={form} providerLimit={limits?.messagesPerDay} />
      <FormProblem problem={form.problem} />
      <FormFoot
        submit={common("save")}
        look="primary"
        busy={isSubmitting}
        kept={form.savedNow && !isDirty && t(sendingEnabled ? "saved" : "savedSwitchOn")}
      />
    </div>
  );
}
