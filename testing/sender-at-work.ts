import { afterEach } from "vitest";
import { db } from "#lib/base/db.ts";
import { claimNext } from "#lib/outbox/claim.ts";
import { type Stops, serveMailbox } from "#lib/outbox/serve-mailbox.ts";
import { type Sender, testSender } from "./deliveries.ts";
import { type Script, startScriptedPeer } from "./scripted-peer.ts";
import { type PeerOptions, startSmtpPeer } from "./smtp-peer.ts";

/** Signals that never come. */
export const never: Stops = { stop: new AbortController().signal, abort: new AbortController().signal };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A company that sends through a well-mannered server; the server ends with the test. */
export async function mannered(options: PeerOptions = {}) {
  const peer = await startSmtpPeer(options);
  closing.push(peer.close);
  return { peer, sender: await testSender(peer.server) };
}

/** The same with a server that misbehaves as told. */
export async function scripted(script: Script) {
  const peer = await startScriptedPeer(script);
  closing.push(peer.close);
  return { peer, sender: await testSender(peer.server) };
}

/** What a worker does for one mailbox: everything of it that is due. */
export async function work({ mailboxId }: Sender, stops = never) {
  const claim = await claimNext(mailboxId);
  if (claim) await serveMailbox(claim, stops);
  return claim;
}

export const mailboxOf = ({ mailboxId }: Sender) =>
  db().mailbox.findUniqueOrThrow({ where: { id: mailboxId } });
export const minutesUntil = (date: Date | null) => ((date?.getTime() ?? 0) - Date.now()) / 60_000;
