import type { KeyboardEvent } from "react";

/**
 * Enter in one field does not send off a document that is half typed: its button does, and Ctrl+Enter (on a Mac also
 * Cmd+Enter) from anywhere.
 */
export function onSubmitKey(event: KeyboardEvent<HTMLFormElement>): void {
  const { key, ctrlKey, metaKey, target, currentTarget } = event;
  if (key !== "Enter" || event.defaultPrevented || event.nativeEvent.isComposing) return;
  // A dialog over the editor has a form of its own.
  if (target instanceof Element && target.closest("form, dialog") !== currentTarget) return;
  if (ctrlKey || metaKey) {
    event.preventDefault();
    currentTarget.requestSubmit();
  } else if (target instanceof HTMLInputElement) event.preventDefault();
}
