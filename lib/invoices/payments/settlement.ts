import type { Day } from "#lib/base/dates.ts";

type Paid = { paidOn: Day; amountMinor: bigint };

/**
 * What payments come to, and since when nothing is left: the day of the payment that made it full and after which
 * it stayed so; null while something is left. Amounts in minor units, of a credit note negative as its total is;
 * a document of zero is paid on the day of its issue. More than the total is paid, too. Payments of one day count
 * in the order given.
 */
export function settlementOf(
  { totalMinor, issuedOn }: { totalMinor: bigint; issuedOn: Day },
  payments: Paid[],
): { paidMinor: bigint; paidOn: Day | null } {
  let paidMinor = 0n;
  let paidOn = isFull(totalMinor, paidMinor) ? issuedOn : null;
  for (const payment of payments.toSorted((a, b) => a.paidOn.localeCompare(b.paidOn))) {
    paidMinor += payment.amountMinor;
    paidOn = isFull(totalMinor, paidMinor) ? (paidOn ?? payment.paidOn) : null;
  }
  return { paidMinor, paidOn };
}

const isFull = (totalMinor: bigint, paidMinor: bigint) =>
  totalMinor < 0n ? paidMinor <= totalMinor : paidMinor >= totalMinor;
