"use client";

import { useRef } from "react";
import type { ProviderId } from "#lib/mailbox/choices.ts";
import type { ProviderPreset } from "#lib/mailbox/providers.ts";
import type { MailboxForm } from "#lib/mailbox/schema.ts";
import { type ByHand, type Guided, typedByHand, valuesOfPreset } from "./fill-in.ts";

type Choice = Guided & Pick<MailboxForm, "trustedCertificate">;
type Kept = { values: Choice; byHand: ByHand };

/**
 * What stood in the form under each provider, so that choosing another one and coming back loses nothing: a server
 * typed by hand, a trusted certificate, and above all the person's own password.
 */
export function useKeptChoices(saved: MailboxForm | undefined, presets: ProviderPreset[]) {
  const kept = useRef(new Map<ProviderId, Kept>());
  const ownPassword = useRef("");

  /** What the form says after a click on a provider, and which of it counts as typed by hand. */
  return (preset: ProviderPreset, current: MailboxForm, byHand: ByHand): Kept => {
    const { address, provider } = current;
    kept.current.set(provider, { values: current, byHand: new Set(byHand) });
    if (!presets.some(({ password }) => password !== "" && password === current.password))
      ownPassword.current = current.password;
    const before = kept.current.get(preset.id) ?? keptOf(saved, preset, presets);
    const filled = valuesOfPreset(preset, address, current, presets);
    const password = preset.password || ownPassword.current;
    if (!before) return { values: { ...filled, password, trustedCertificate: "" }, byHand: new Set() };
    const { provider: _provider, ...values } = before.values;
    const username = before.byHand.has("username") ? values.username : filled.username;
    return {
      values: { ...choiceOf(values), provider: preset.id, username, password },
      byHand: before.byHand,
    };
  };
}

function keptOf(
  saved: MailboxForm | undefined,
  preset: ProviderPreset,
  presets: ProviderPreset[],
): Kept | undefined {
  if (saved?.provider !== preset.id) return undefined;
  return { values: saved, byHand: typedByHand(saved, presets) };
}

function choiceOf({
  host,
  port,
  encryption,
  username,
  password,
  trustedCertificate,
}: Omit<Choice, "provider">) {
  return { host, port, encryption, username, password, trustedCertificate };
}
