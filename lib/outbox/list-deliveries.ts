import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { searchTerms } from "#lib/base/search-words.ts";
import { type DeliveryView, shown, viewOf } from "./delivery-view.ts";
import type { DeliveryState } from "./schema.ts";

export type { DeliveryView } from "./delivery-view.ts";

const PAGE = 50;

export type DeliveriesQuery = {
  state?: DeliveryState | undefined;
  /** Beginnings of words of recipients and subject, or a Message-ID; without case and accents. */
  search?: string | undefined;
  /** The last id of the page before. */
  before?: string | undefined;
};

/** One page of the company's deliveries, newest first. */
export async function listDeliveries(
  company: Pick<ActingCompany, "id">,
  { state, search = "", before }: DeliveriesQuery = {},
): Promise<{ deliveries: DeliveryView[]; older: string | undefined }> {
  const terms = searchTerms(search);
  const rows = await db().delivery.findMany({
    where: {
      companyId: company.id,
      ...(state && { state }),
      ...(terms.length > 0 && { search: { words: { hasEvery: terms } } }),
      ...(before && { id: { lt: before } }),
    },
    // Ids are made in the order of time (UUID version 7).
    orderBy: { id: "desc" },
    take: PAGE + 1,
    select: shown,
  });
  const deliveries = rows.slice(0, PAGE).map((row) => viewOf(row));
  return { deliveries, older: rows.length > PAGE ? deliveries.at(-1)?.id : undefined };
}

/** All deliveries of one invoice, newest first. */
export async function listInvoiceDeliveries(
  company: Pick<ActingCompany, "id">,
  invoiceId: string,
): Promise<DeliveryView[]> {
  const rows = await db().delivery.findMany({
    where: { companyId: company.id, invoiceId },
    orderBy: { id: "desc" },
    select: shown,
  });
  return rows.map((row) => viewOf(row));
}

/** The unknown deliveries of the company that a person has yet to decide on, the oldest first. */
export async function listUndecided(company: Pick<ActingCompany, "id">): Promise<DeliveryView[]> {
  const rows = await db().delivery.findMany({
    where: { companyId: company.id, state: "unknown", leftAt: null },
    orderBy: { id: "asc" },
    take: PAGE,
    select: shown,
  });
  return rows.map((row) => viewOf(row));
}
