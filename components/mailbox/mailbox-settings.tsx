"use client";

import { type ReactNode, useState } from "react";
import { useLeaveGuard } from "#components/form/use-leave-guard.ts";
import { GuideBridge } from "#components/guide/guide-bridge.tsx";
import type { GuideId } from "#lib/mailbox/guides.ts";
import type { MailboxView } from "#lib/mailbox/read-mailbox.ts";
import { isNewInAddress, keepInAddress } from "./address-of-mailbox.ts";
import { ServerPart } from "./server-part.tsx";
import { TestPanel } from "./test-panel.tsx";
import { type MailboxFormOptions, useMailboxForm } from "./use-mailbox-form.ts";
import { type TestAction, useMailboxTest } from "./use-mailbox-test.ts";
import { WhoPart } from "./who-part.tsx";

type Props = Omit<MailboxFormOptions, "onSaved"> & {
  test: TestAction;
  sendingEnabled: boolean;
  /** Drawn by the server; the one of the chosen provider stands beside the form. */
  guides: Record<GuideId, ReactNode>;
  title: string;
};

// What a tall guide has too much goes to the last row, so that the parts of the form stay together.
const withGuide = "xl:grid-cols-[minmax(0,1fr)_24rem] xl:grid-rows-[auto_auto_1fr]";

/** The editor of a mailbox; it begins anew for another one, but not when a new one has got its identity by saving. */
export function MailboxSettings(props: Props) {
  const given = props.saved?.id;
  const [shown, setShown] = useState({ given, own: given, generation: 0 });
  if (given !== shown.given) {
    const generation = shown.generation + (given === shown.own ? 0 : 1);
    setShown({ given, own: given, generation });
  }
  const onSaved = ({ id }: MailboxView) => {
    setShown((before) => ({ ...before, own: id }));
    if (isNewInAddress()) keepInAddress(id);
  };
  return <MailboxEditor key={shown.generation} {...props} onSaved={onSaved} />;
}

/** The form of a mailbox, the guide of its provider beside it, and under it the test of what the form says. */
function MailboxEditor({
  sendingEnabled,
  test,
  guides,
  title,
  ...options
}: Props & Pick<MailboxFormOptions, "onSaved">) {
  const form = useMailboxForm(options);
  const trial = useMailboxTest(form, options.suggested.address, test);
  const [step, setStep] = useState<string>();
  const provider = form.watch("provider");
  const guide = options.presets.find(({ id }) => id === provider)?.guide;
  useLeaveGuard(form.formState.isDirty);
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
        <WhoPart form={form} title={title} presets={options.presets} />
        {guide && (
          <div className="min-w-0 rounded-box xl:sticky xl:top-8 xl:col-start-2 xl:row-span-3 xl:row-start-1 xl:max-h-[calc(100dvh-4rem)] xl:overflow-y-auto">
            <GuideBridge value={bridge}>{guides[guide]}</GuideBridge>
          </div>
        )}
        <ServerPart form={form} presets={options.presets} sendingEnabled={sendingEnabled} />
      </form>
      <TestPanel form={form} trial={trial} guide={guide} onOpenGuide={setStep} />
    </div>
  );
}
