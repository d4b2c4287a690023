import type { ActingCompany } from "#lib/base/acting-company.ts";
import { notify, onNotification } from "#lib/base/notifications.ts";

const CHANNEL = "mailbox_test_ended";

/**
 * A signal that aborts when the person ends this test, in whichever web process it runs.
 * @param run the browser's name for the test
 */
export function untilEnded(
  company: ActingCompany,
  run: string,
): { signal: AbortSignal; release: () => void } {
  const ended = new AbortController();
  const mine = nameOf(company, run);
  const release = onNotification(CHANNEL, (payload) => payload === mine && ended.abort());
  return { signal: ended.signal, release };
}

/** Ends a running test of the company; one that has ended already stays as it is. */
export async function endTest(company: ActingCompany, { run }: { run: string }): Promise<void> {
  await notify(CHANNEL, nameOf(company, run));
}

const nameOf = (company: ActingCompany, run: string) => `${company.id}:${run}`;
