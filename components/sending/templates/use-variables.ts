import { useLocale } from "next-intl";
import { type FocusEvent, useRef } from "react";
import type { UseFormReturn } from "react-hook-form";
import { type Variable, variableNames } from "#lib/sending/templates/choices.ts";
import type { TemplateForm } from "#lib/sending/templates/schema.ts";

export type Field = "subject" | "text";

/** Puts variables into a template, by their names in the reader's language: where the caret is, or for what was mistyped. */
export function useVariables(
  form: Pick<UseFormReturn<TemplateForm>, "getValues" | "setFocus">,
  write: (field: Field, value: string) => void,
) {
  const locale = useLocale();
  const last = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  const named = (variable: Variable) => `{${variableNames[variable][locale]}}`;
  return {
    remember: ({ target }: FocusEvent) => {
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) last.current = target;
    },
    replace: (field: Field, at: number, typed: string, variable: Variable) => {
      const value = form.getValues(field);
      write(field, `${value.slice(0, at)}${named(variable)}${value.slice(at + typed.length)}`);
      form.setFocus(field);
    },
    insert: (variable: Variable) => {
      const element = last.current;
      if (!element) {
        write("text", `${form.getValues("text")}${named(variable)}`);
        return form.setFocus("text");
      }
      const { selectionStart, selectionEnd, value } = element;
      const [from, to] = [selectionStart ?? value.length, selectionEnd ?? value.length];
      element.setRangeText(named(variable), from, to, "end");
      write(element.name === "subject" ? "subject" : "text", element.value);
      element.focus();
    },
  };
}
