import type { VatStatus } from "#prisma/client/enums.ts";

/** What a company does about VAT: charges it, or is registered for dealings with other countries of the Union only. */
export type VatDuties = { vatPayer: boolean; identified: boolean };

export const vatDuties = (status: VatStatus): VatDuties => ({
  vatPayer: status === "payer",
  identified: status === "identified",
});
