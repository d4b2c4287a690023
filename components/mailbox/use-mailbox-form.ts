"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { RegisterOptions } from "react-hook-form";
import { useActionForm } from "#components/form/use-action-form.ts";
import type { Result } from "#lib/base/result.ts";
import type { ProviderPreset } from "#lib/mailbox/providers.ts";
import type { MailboxView } from "#lib/mailbox/read-mailbox.ts";
import type { MailboxForm } from "#lib/mailbox/schema.ts";
import {
  encryptionOfPort,
  type Guided,
  portForEncryption,
  typedByHand,
  valuesForAddress,
} from "./fill-in.ts";
import { emptyForm, formOf } from "./form-values.ts";
import { useKeptChoices } from "./use-kept-choices.ts";

const loadSchema = () => import("#lib/mailbox/schema.ts").then(({ mailboxSchema }) => mailboxSchema);

export type MailboxFormOptions = {
  saved: MailboxView | null;
  presets: ProviderPreset[];
  /** What a new mailbox may start with. */
  suggested: { address: string; fromName: string };
  action: (input: MailboxForm) => Promise<Result<MailboxView>>;
  /** After each save, before the page reads anew. */
  onSaved: (view: MailboxView) => void;
};

export type MailboxFormApi = ReturnType<typeof useMailboxForm>;

/** The form of a mailbox: it fills in what it knows, and never overwrites what a person typed. */
export function useMailboxForm(options: MailboxFormOptions) {
  const { saved: savedAtFirst, presets, suggested, action, onSaved } = options;
  const router = useRouter();
  const [saved, setSaved] = useState(savedAtFirst);
  const [initial] = useState(() => (savedAtFirst ? formOf(savedAtFirst) : emptyForm(suggested.fromName)));
  const [savedNow, setSavedNow] = useState(false);
  const sent = useRef(initial);
  const form = useActionForm({
    schema: loadSchema,
    defaultValues: initial,
    action: (input: MailboxForm) => {
      sent.current = structuredClone(input);
      return action(input);
    },
    onSuccess: (view) => {
      setSaved(view);
      setSavedNow(true);
      const typedMeanwhile = changesSince(sent.current, form.getValues());
      form.reset(formOf(view));
      fill(typedMeanwhile);
      onSaved(view);
      router.refresh();
    },
  });
  const byHand = useRef(typedByHand(initial, presets));
  const isByHand = (name: keyof Guided) => byHand.current.has(name);
  const afterChoice = useKeptChoices(saved ? formOf(saved) : undefined, presets);

  const fill = (values: Partial<MailboxForm>) => {
    for (const [field, value] of Object.entries(values) as [keyof MailboxForm, string][]) {
      if (form.getValues(field) === value) continue;
      form.setValue(field, value, { shouldDirty: true });
      form.clearErrors(field);
    }
  };

  /** Values that the person accepted with one click, as if typed by hand. */
  const accept = (values: Partial<MailboxForm>) => {
    fill(values);
    for (const field of Object.keys(values)) byHand.current.add(field as keyof Guided);
    if (values.host !== undefined || values.port !== undefined) forgetCertificate();
    if (values.address !== undefined) followAddress();
  };

  /** One click on a provider: it decides over everything but the person's own password. */
  const choose = (preset: ProviderPreset) => {
    if (preset.id === "sandbox" && form.getValues("address").trim() === "") {
      form.setValue("address", suggested.address, { shouldDirty: true });
    }
    const next = afterChoice(preset, form.getValues(), byHand.current);
    fill(next.values);
    byHand.current = new Set([...next.byHand, "provider"]);
  };

  /** A server that was found for the address; what was typed or chosen by hand stays. */
  const fillFound = (found: Partial<Guided>) => {
    if (isByHand("provider") && form.getValues("provider") !== "other") return;
    const free = Object.entries(found).filter(([field]) => !isByHand(field as keyof Guided));
    fill(Object.fromEntries(free));
    if (!isByHand("host") && found.host !== undefined) forgetCertificate();
  };

  // A certificate is trusted for the server that showed it.
  const forgetCertificate = () => fill({ trustedCertificate: "" });

  const typed = (field: keyof Guided, then?: () => void) => ({
    onChange: () => {
      byHand.current.add(field);
      then?.();
    },
  });
  const followAddress = () => {
    const { address, ...current } = form.getValues();
    const values = valuesForAddress(address, current, byHand.current, presets);
    fill(values);
    if (values.host !== undefined && values.host !== current.host) forgetCertificate();
  };
  const followPort = () => {
    const encryption = encryptionOfPort(form.getValues("port"));
    if (encryption && !isByHand("encryption")) fill({ encryption });
    forgetCertificate();
  };
  const followEncryption = () => {
    if (isByHand("port")) return;
    fill({ port: portForEncryption(form.getValues("encryption"), form.getValues("port")) });
  };

  // With its value in the server's HTML too, so that nothing jumps while the page wakes.
  const field = <F extends Exclude<keyof MailboxForm, "copyToSelf">>(
    name: F,
    options?: RegisterOptions<MailboxForm, F>,
  ) => ({
    ...form.register(name, options),
    defaultValue: initial[name],
  });
  const fields = {
    address: field("address", { onChange: followAddress }),
    fromName: field("fromName"),
    replyTo: field("replyTo"),
    copyToSelf: { ...form.register("copyToSelf"), defaultChecked: initial.copyToSelf },
    host: field("host", typed("host", forgetCertificate)),
    port: field("port", typed("port", followPort)),
    encryption: field("encryption", typed("encryption", followEncryption)),
    username: field("username", typed("username")),
    password: field("password"),
    dailyLimit: field("dailyLimit"),
  };
  return { ...form, fields, choose, accept, fillFound, isByHand, saved, savedNow };
}

/** What differs between two states of the form. */
function changesSince(before: MailboxForm, now: MailboxForm): Partial<MailboxForm> {
  const names = Object.keys(now) as (keyof MailboxForm)[];
  return Object.fromEntries(
    names.filter((name) => now[name] !== before[name]).map((name) => [name, now[name]]),
  );
}
