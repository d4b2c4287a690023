"use client";

import { useRef, useState } from "react";
import { post } from "#components/form/post.ts";
import type { Result } from "#lib/base/result.ts";
import type { Discovery } from "#lib/mailbox/discovery/discovery.ts";
import { domainOf } from "#lib/mailbox/preset-lookup.ts";
import type { ProviderPreset } from "#lib/mailbox/providers.ts";
import { presetOfAddress, valuesOfDiscovery } from "./fill-in.ts";
import type { MailboxFormApi } from "./use-mailbox-form.ts";

/** What needs no asking. Where passwords have ended, the note of the provider says so. */
function knownByTable(presets: ProviderPreset[], address: string): Discovery | undefined {
  const preset = address.includes("@") ? presetOfAddress(presets, address) : undefined;
  if (!preset || preset.passwordKind === "ended" || preset.encryption === "none") return undefined;
  const { id: provider, host, port, encryption, username } = preset;
  return {
    outcome: "found",
    domain: domainOf(address),
    host,
    port: Number(port),
    encryption,
    username,
    provider,
    source: "table",
    certainty: "certain",
  };
}

/**
 * Looks for the server of an address that no provider is known for, once the person has left its field. What is found
 * is filled in; what was typed by hand stays.
 */
export function useDiscovery(form: MailboxFormApi, presets: ProviderPreset[]) {
  const [busy, setBusy] = useState(false);
  const [discovery, setDiscovery] = useState<Discovery>();
  const asked = useRef<{ address: string; stop: AbortController }>(undefined);

  const look = async () => {
    const address = form.getValues("address").trim();
    if (address === asked.current?.address) return;
    asked.current?.stop.abort();
    setDiscovery(undefined);
    setBusy(false);
    const mine = { address, stop: new AbortController() };
    asked.current = mine;
    if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(address) || isSettled()) return;
    setBusy(true);
    const answer: Result<Discovery> = await post("/settings/email/discover", { address }, mine.stop.signal);
    if (asked.current !== mine) return;
    setBusy(false);
    if (!answer.ok) return;
    setDiscovery(answer.value);
    form.fillFound(valuesOfDiscovery(answer.value));
  };

  // Known by the table already, or the person knows better.
  const isSettled = () =>
    presetOfAddress(presets, form.getValues("address")) !== undefined ||
    form.isByHand("host") ||
    (form.isByHand("provider") && form.getValues("provider") !== "other");

  const address = form.watch("address");
  const found = knownByTable(presets, address) ?? discovery;
  return { busy, look, discovery: found?.domain === domainOf(address) ? found : undefined };
}
