import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import { type UseFormReturn, useFieldArray } from "react-hook-form";
import type { Problem } from "#lib/base/errors.ts";
import { MAX_LINES } from "#lib/invoices/choices.ts";
import type { InvoiceForm } from "#lib/invoices/schema.ts";
import { BEFORE_READING, focusPlace, isUntouched, type Line, type LinePlace } from "./line-place.ts";

type Form = Pick<UseFormReturn<InvoiceForm>, "control" | "getValues">;
/** What was done last, for eyes and ears, and how to take it back. */
export type LineNotice = { text?: string; problem?: Problem; undo?: () => void };

const reading = ["submit", BEFORE_READING];

/** The lines of the editor and what can be done with them; after each deed the focus is where one goes on. */
export function useLineList(form: Form, list: RefObject<Element | null>, empty: Line) {
  const t = useTranslations("invoices");
  const { fields, insert, remove, move } = useFieldArray({ control: form.control, name: "lines" });
  const [notice, setNotice] = useState<LineNotice>();
  const pending = useRef<LinePlace>(undefined);
  // When the changed lines are on the screen.
  useEffect(() => {
    if (pending.current && fields.length > 0) focusPlace(list.current, pending.current);
    pending.current = undefined;
  }, [fields, list]);
  const count = fields.length;

  // Whoever writes by keyboard leaves an empty line at the end, which is no mistake: what is sent or shown is without it.
  useEffect(() => {
    const editor = list.current?.closest("form");
    const dropEmpty = () => {
      const lines = form.getValues("lines");
      const empty = lines.flatMap((line, position) => (isUntouched(line) ? [position] : []));
      if (empty.length > 0 && empty.length < lines.length) remove(empty);
    };
    for (const event of reading) editor?.addEventListener(event, dropEmpty, { capture: true });
    return () => {
      for (const event of reading) editor?.removeEventListener(event, dropEmpty, { capture: true });
    };
  }, [form.getValues, list, remove]);

  const insertAt = (position: number, lines: Line[], inPlaceOf = 0) => {
    const after = count - inPlaceOf + lines.length;
    if (after > MAX_LINES) return setNotice({ text: t("linesFull", { max: MAX_LINES }) });
    pending.current = { position: position + lines.length - 1, column: "description" };
    insert(position, lines, { shouldFocus: false });
    if (inPlaceOf > 0) remove(position + lines.length);
    setNotice({ text: t("lineAt", { position: position + lines.length, count: after }) });
  };

  /** Goes to an empty line below, which it makes unless there is one: empty lines do not pile up. */
  const addBelow = (position: number) => {
    const lines = form.getValues("lines");
    const free = [position, position + 1].find((at) => lines[at] && isUntouched(lines[at]));
    if (free === undefined) insertAt(position + 1, [empty]);
    else focusPlace(list.current, { position: free, column: "description" });
  };

  const moveTo = (from: number, to: number, column?: keyof Line) => {
    if (from === to || to < 0 || to >= count) return;
    pending.current = column && { position: to, column };
    move(from, to);
    setNotice({ text: t("lineMoved", { position: to + 1, count }) });
  };

  const removeAt = (position: number) => {
    const line = form.getValues(`lines.${position}`);
    if (count < 2 || !line) return;
    pending.current = { position: Math.min(position, count - 2), column: "description" };
    remove(position);
    const undo = () => {
      pending.current = { position, column: "description" };
      insert(position, line, { shouldFocus: false });
      setNotice({ text: t("lineAt", { position: position + 1, count }) });
    };
    setNotice({ text: t("lineRemoved", { position: position + 1 }), ...(!isUntouched(line) && { undo }) });
  };

  return {
    ...{ fields, insertAt, addBelow, moveTo, removeAt, notice, setNotice },
    addLast: () => insertAt(count, [empty]),
    /** Puts lines in the place of one that nothing was typed into, else below it. */
    putIn: (position: number, lines: Line[]) => {
      const free = isUntouched(form.getValues(`lines.${position}`));
      insertAt(free ? position : position + 1, lines, free ? 1 : 0);
    },
  };
}
