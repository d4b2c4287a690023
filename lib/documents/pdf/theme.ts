import type { DocumentLook } from "#lib/invoices/parties.ts";

/** What differs between the looks of a document. */
export type Theme = {
  accent: string;
  /** What stands behind or above the title. */
  head: "rule" | "band" | "line";
  /** The ground of what is to be paid; null: rules above and below. */
  panel: string | null;
};

const BLACK = "#000000";

export function themeOf({ name, accent }: DocumentLook): Theme {
  if (name === "plain") return { accent: BLACK, head: "line", panel: null };
  return { accent, head: name === "band" ? "band" : "rule", panel: "#f3f5f9" };
}
