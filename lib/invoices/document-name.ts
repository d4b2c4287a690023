import type { DocumentKind } from "#prisma/client/enums.ts";

/** What a document is called: a payer of VAT credits by a correction (opravný daňový doklad, ZDPH § 45). */
export type DocumentName = DocumentKind | "correction";

export function documentName({
  kind,
  seller,
}: {
  kind: DocumentKind;
  seller: { vatPayer: boolean };
}): DocumentName {
  return kind === "creditNote" && seller.vatPayer ? "correction" : kind;
}
