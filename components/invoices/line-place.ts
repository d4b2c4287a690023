import type { InvoiceForm } from "#lib/invoices/schema.ts";

export type Line = InvoiceForm["lines"][number];
/** A field of the editor's lines. */
export type LinePlace = { position: number; column: keyof Line };

/** What a form hears before it is read for another purpose than to be sent. */
export const BEFORE_READING = "beforereading";

/** Which field of which line a control is, by its name ("lines.2.unitPrice"); undefined for any other. */
export function placeOf(target: EventTarget): LinePlace | undefined {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return undefined;
  const [, position, column] = /^lines\.(\d+)\.(\w+)$/.exec(target.name) ?? [];
  return column === undefined ? undefined : { position: Number(position), column: column as keyof Line };
}

/** The field at a place, so long as it is on the screen. */
export function fieldAt(list: Element | null, { position, column }: LinePlace): HTMLElement | undefined {
  return (
    list?.children[position]?.querySelector<HTMLElement>(`[name="lines.${position}.${column}"]`) ?? undefined
  );
}

/** Puts the focus into a field, with its text chosen: what is typed next replaces it, as in a spreadsheet. */
export function focusPlace(list: Element | null, place: LinePlace): void {
  const field = fieldAt(list, place);
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}

/** Nothing of it was typed. */
export function isUntouched({ description, quantity, unit, unitPrice, discount }: Line): boolean {
  return [description, unit, unitPrice, discount, quantity === "1" ? "" : quantity].every(
    (text) => text.trim() === "",
  );
}
