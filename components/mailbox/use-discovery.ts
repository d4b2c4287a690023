"use client";

import { useRef, useState } from "react";
import { post } from "#components/form/post.ts";
import type { Result } from "#lib/base/result.ts";
import type { Discovery } from "#lib/mailbox/discovery/discovery.ts";
import { domainOf } from "#lib/mailbox/preset-lookup.ts";
import type { ProviderPreset } from "#lib/mailbox/providers.ts";
import { presetOfAddress, valuesOfDiscovery } from "./fill-in.ts";
import type { MailboxFormApi } from "./use-mailbox-form.ts";

/**
 * Looks for the server of an address that no provider is known for, once the person has left its field. What is found
 * is filled in; what was typed or chosen by hand stays.
 */
export function useDiscovery(form: MailboxFormApi, presets: ProviderPreset[]) {
  const [busy, setBusy] = useState(false);
  const [discovery, setDiscovery] = useState<Discovery>();
  /** Why nobody was asked now, and of which address. */
  const [refusal, setRefusal] = useState<{ address: string; problem: string }>();
  const asked = useRef<{ address: string; stop: AbortController; answered: boolean }>(undefined);

  const stop = () => {
    asked.current?.stop.abort();
    if (asked.current?.answered === false) asked.current = undefined;
    setBusy(false);
  };

  /** @param again also where this address was looked for before */
  const look = async ({ again = false } = {}) => {
    const address = form.getValues("address").trim();
    if (!again && address === asked.current?.address) return;
    stop();
    setDiscovery(undefined);
    setRefusal(undefined);
    if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(address) || isSettled()) return;
    const mine = { address, stop: new AbortController(), answered: false };
    asked.current = mine;
    setBusy(true);
    const answer: Result<Discovery> = await post("/settings/email/discover", { address }, mine.stop.signal);
    if (asked.current !== mine) return;
    setBusy(false);
    if (!answer.ok) {
      asked.current = undefined;
      const problem = answer.fields?.address;
      if (problem) setRefusal({ address, problem });
      return;
    }
    mine.answered = true;
    setDiscovery(answer.value);
    form.fillFound(valuesOfDiscovery(answer.value));
  };

  // Known by the table already, or the person knows better.
  const isSettled = () =>
    presetOfAddress(presets, form.getValues("address")) !== undefined ||
    form.isByHand("host") ||
    (form.isByHand("provider") && form.getValues("provider") !== "other");

  const [address, provider, host] = form.watch(["address", "provider", "host"]);
  const found = knownByTable(presets, address, { provider, host }) ?? discovery;
  const problem = refusal?.address === address.trim() ? refusal.problem : undefined;
  return { busy, look, stop, problem, discovery: found?.domain === domainOf(address) ? found : undefined };
}

type Chosen = { provider: string; host: string };

/** What needs no asking, as long as the form says just that. Where passwords have ended, the provider's note says so. */
function knownByTable(presets: ProviderPreset[], address: string, chosen: Chosen): Discovery | undefined {
  const preset = address.includes("@") ? presetOfAddress(presets, address) : undefined;
  if (!preset || !["account", "app"].includes(preset.passwordKind) || preset.encryption === "none")
    return undefined;
  const { id: provider, host, port, encryption, username } = preset;
  if (chosen.provider !== provider || chosen.host !== host) return undefined;
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
