import { type Day, dateOf, formatDay } from "#lib/base/dates.ts";
import { translatorFor } from "#lib/base/messages.ts";
import { formatMoney } from "#lib/base/money.ts";
import { formatIban } from "#lib/company/bank-account.ts";
import { accountNumber } from "#lib/documents/account-number.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import type { Values } from "./fill-template.ts";

type Occasion = { on: Day; payment?: { amountMinor: bigint; paidOn: Day } };

/** What the variables of templates say of an invoice, in its language, on a day. */
export function variableValues(invoice: Invoice, { on, payment }: Occasion): Values {
  const { number, totals, currency, language, variableSymbol, origin, seller, buyer } = invoice;
  const money = (minor: bigint) => formatMoney(minor, currency, language);
  const day = (each: Day | null) => (each ? formatDay(each, language) : "");
  const left = totals.totalMinor - invoice.paidMinor;
  const received = payment?.amountMinor ?? invoice.paidMinor;
  return {
    number: number ?? "",
    total: money(totals.totalMinor),
    left: left > 0n ? money(left) : "",
    due: day(invoice.dueOn),
    days: overdueDays(invoice, on),
    issued: day(invoice.issuedOn),
    supplied: day(invoice.suppliedOn),
    received: received === 0n ? "" : money(received),
    paid: day(payment?.paidOn ?? invoice.paidOn),
    customer: buyer.name,
    company: seller.name,
    account: accountNumber(seller.iban) ?? formatIban(seller.iban),
    symbol: variableSymbol,
    origin: origin?.number ?? "",
  };
}

/** "5 days": how long it is overdue on a day; empty while it is not. */
export function overdueDays({ dueOn, language, state }: Invoice, on: Day): string {
  const count = Math.round((dateOf(on).getTime() - dateOf(dueOn).getTime()) / 86_400_000);
  return count > 0 && state === "issued" ? translatorFor(language, "mail")("days", { count }) : "";
}
