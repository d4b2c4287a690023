/**
 * The idempotency key of a reminder's mail: the same for all who ask at once. One that was taken back, as when a payment
 * is recorded by mistake, may be followed by another. Pure.
 * @param takenBack how many mails of this step were
 */
export function reminderKey(invoiceId: string, step: number, takenBack: number): string {
  const key = `reminder:${invoiceId}:${step}`;
  return takenBack === 0 ? key : `${key}:${takenBack + 1}`;
}

/** Which step a mail is, by its key; null for what is no reminder. Pure. */
export function stepOfKey(idempotencyKey: string): number | null {
  const step = /^reminder:[^:]+:(\d)/.exec(idempotencyKey)?.[1];
  return step === undefined ? null : Number(step);
}
