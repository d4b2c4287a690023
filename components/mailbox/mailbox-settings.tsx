"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { GuideBridge } from "#components/guide/guide-bridge.tsx";
import { Button } from "#components/ui/button.tsx";
import type { GuideId } from "#lib/mailbox/guides.ts";
import { limitsOf } from "#lib/mailbox/preset-lookup.ts";
import { slipsOf } from "#lib/mailbox/slips.ts";
import { isPasswordless } from "./fill-in.ts";
import { FoundNote } from "./found-note.tsx";
import { AddressField, LoginFields, NameField, ServerFields } from "./mailbox-fields.tsx";
import { MoreFields } from "./more-fields.tsx";
import { ProviderChoice } from "./provider-choice.tsx";
import { ProviderNote } from "./provider-note.tsx";
import { SenderNote } from "./sender-note.tsx";
import { SlipHint } from "./slip-hint.tsx";
import { TestPanel } from "./test-panel.tsx";
import { TrustedNote } from "./trusted-note.tsx";
import { useDiscovery } from "./use-discovery.ts";
import { type MailboxFormApi, type MailboxFormOptions, useMailboxForm } from "./use-mailbox-form.ts";
import { type TestAction, useMailboxTest } from "./use-mailbox-test.ts";

type Props = MailboxFormOptions & {
  test: TestAction;
  sendingEnabled: boolean;
  /** Drawn by the server; the one of the chosen provider stands beside the form. */
  guides: Record<GuideId, ReactNode>;
  title: string;
};

// What a tall guide has too much goes to the last row, so that the parts of the form stay together.
const withGuide = "xl:grid-cols-[minmax(0,1fr)_24rem] xl:grid-rows-[auto_auto_1fr]";
const card = "min-w-0 space-y-5 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6";

/** The editor of a mailbox; it begins anew for another one, but not when a new one has got its identity by saving. */
export function MailboxSettings(props: Props) {
  const id = props.saved?.id;
  const [shown, setShown] = useState({ id, generation: 0 });
  if (shown.id !== id) {
    setShown({ id, generation: shown.generation + (shown.id === undefined ? 0 : 1) });
  }
  return <MailboxEditor key={shown.generation} {...props} />;
}

/** The form of a mailbox, the guide of its provider beside it, and under it the test of what the form says. */
function MailboxEditor({ sendingEnabled, test, guides, title, ...options }: Props) {
  const form = useMailboxForm(options);
  const trial = useMailboxTest(form, options.suggested.address, test);
  const [step, setStep] = useState<string>();
  const provider = form.watch("provider");
  const guide = options.presets.find(({ id }) => id === provider)?.guide;
  const takePassword = (letters: string) => {
    form.accept({ password: letters });
    void trial.start("send");
    document.getElementById("test-title")?.scrollIntoView({ behavior: "smooth", block: "start" });
  };
  const bridge = {
    onAppPassword: takePassword,
    busy: trial.running !== undefined,
    onStepShown: () => setStep(undefined),
    ...(step !== undefined && { step }),
  };
  return (
    <div className={`grid items-start gap-6 ${guide ? withGuide : ""}`}>
      <form {...form.attributes} id="mailbox" aria-labelledby="mailbox-title" className="contents">
        <WhoPart form={form} title={title} {...options} />
        {guide && (
          <div className="min-w-0 rounded-box xl:sticky xl:top-8 xl:col-start-2 xl:row-span-3 xl:row-start-1 xl:max-h-[calc(100dvh-4rem)] xl:overflow-y-auto">
            <GuideBridge value={bridge}>{guides[guide]}</GuideBridge>
          </div>
        )}
        <ServerPart form={form} sendingEnabled={sendingEnabled} {...options} />
      </form>
      <TestPanel form={form} trial={trial} guide={guide} onOpenGuide={setStep} />
    </div>
  );
}

type PartProps = { form: MailboxFormApi } & Pick<MailboxFormOptions, "presets">;

function WhoPart({ form, title, presets }: PartProps & { title: string }) {
  const discovery = useDiscovery(form, presets);
  const [provider, address] = form.watch(["provider", "address"]);
  return (
    <div className={card}>
      <h2 id="mailbox-title" className="text-lg font-semibold wrap-anywhere">
        {title}
      </h2>
      <div className="space-y-3">
        <AddressField form={form} onBlur={() => void discovery.look()} />
        <Slips form={form} presets={presets} fields={["address"]} />
        <FoundNote discovery={discovery.discovery} busy={discovery.busy} />
      </div>
      <ProviderChoice presets={presets} chosen={provider} onChoose={form.choose} />
      <ProviderNote
        preset={presets.find(({ id }) => id === provider)}
        address={address}
        passwordless={isPasswordless(presets, address)}
      />
    </div>
  );
}

function ServerPart({ form, presets, sendingEnabled }: PartProps & { sendingEnabled: boolean }) {
  const t = useTranslations("mailbox");
  const common = useTranslations("common");
  const { isSubmitting, isDirty } = form.formState;
  const [provider, address] = form.watch(["provider", "address"]);
  const preset = presets.find(({ id }) => id === provider);
  const limits = preset && limitsOf(preset, address);
  return (
    <div className={card}>
      <NameField form={form} />
      <div className="space-y-3">
        <ServerFields form={form} />
        <Slips form={form} presets={presets} fields={["host", "port", "encryption"]} />
      </div>
      <LoginFields form={form} />
      <SenderNote form={form} />
      <TrustedNote form={form} />
      <MoreFields form={form} providerLimit={limits?.messagesPerDay} />
      <FormProblem problem={form.problem} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" look="primary" busy={isSubmitting}>
          {common("save")}
        </Button>
        <p role="status" className="text-sm text-success">
          {form.savedNow && !isDirty && t(sendingEnabled ? "saved" : "savedSwitchOn")}
        </p>
      </div>
    </div>
  );
}

type SlipField = "address" | "host" | "port" | "encryption";

function Slips({ form, presets, fields }: PartProps & { fields: SlipField[] }) {
  const [host, port, encryption, address, provider] = form.watch([
    "host",
    "port",
    "encryption",
    "address",
    "provider",
  ]);
  const slips = slipsOf({ host, port, encryption, address, provider }, presets);
  return <SlipHint slips={slips.filter(({ field }) => fields.includes(field))} onApply={form.accept} />;
}
