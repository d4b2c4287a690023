"use client";

import { useState } from "react";
import type { Result } from "#lib/base/result.ts";
import type { CustomerForm } from "#lib/customers/schema.ts";
import type { EditorSeller } from "#lib/invoices/editor-seller.ts";
import type { InvoiceForm } from "#lib/invoices/schema.ts";
import type { EditorStart } from "#lib/invoices/unsaved/open-editor.ts";
import type { DiscardInput } from "#lib/invoices/unsaved/schema.ts";
import type { DocumentKind } from "#prisma/client/enums.ts";
import { EditorForm } from "./editor-form.tsx";
import type { KeepLine } from "./use-catalogue.ts";

export type EditorProps = {
  kind: DocumentKind;
  start: EditorStart;
  /** The company: its country decides of rates and of the currency of the recap. */
  seller: EditorSeller;
  /** What the form of a new customer starts with. */
  newCustomer: CustomerForm;
  save: (input: InvoiceForm) => Promise<Result<{ id: string }>>;
  saveCustomer: (input: CustomerForm) => Promise<Result<{ id: string }>>;
  keepLine: KeepLine;
  discard: (input: DiscardInput) => Promise<Result<unknown>>;
};

/**
 * The editor of a draft. It begins with what the person typed and did not save, if there is such; discarded, it begins
 * anew with what is saved.
 */
export function InvoiceEditor(props: EditorProps) {
  const [unsaved, setUnsaved] = useState(props.start.unsaved);
  const [beginnings, setBeginnings] = useState(0);
  const beginAnew = () => {
    setUnsaved(null);
    setBeginnings(beginnings + 1);
  };
  return (
    <EditorForm key={beginnings} {...props} unsaved={unsaved} anew={beginnings > 0} onDiscarded={beginAnew} />
  );
}
