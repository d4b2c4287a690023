"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { Problem } from "#lib/base/errors.ts";
import { ComboboxOption, ComboboxPopup } from "./combobox-list.tsx";
import { TextField } from "./field.tsx";

type Row = { key: string; content: ReactNode; detail?: ReactNode };

type Props = {
  label: string;
  placeholder: string;
  problem: Problem | undefined;
  inputRef: (input: HTMLInputElement | null) => void;
  /** What stands in the field while nobody types; "" where nothing is chosen. */
  chosen: string;
  /** What is offered for what was typed; the first one is picked by Enter unless the arrows say another. */
  rows: readonly Row[];
  /** Above the rows: that it is being looked for, or that there is none. */
  status: ReactNode;
  /** The name of the button that empties the field. */
  clear: string;
  /** Something was typed, or with "" the list was opened without typing. */
  onSearch: (typed: string) => void;
  onPick: (key: string) => void;
  /** The text was deleted and the field left, or the button was pressed. */
  onEmpty: () => void;
};

/**
 * A choice of one of many that are found while typing, by the ARIA pattern of an editable combobox with a list
 * (w3.org/WAI/ARIA/apg/patterns/combobox). The focus stays in the field; what is typed and not picked goes again.
 */
export function Combobox({ label, placeholder, problem, inputRef, chosen, rows, status, ...props }: Props) {
  const id = useId();
  /** What is being typed; null while the field shows what is chosen. */
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const at = Math.min(active, rows.length - 1);
  const current = open ? rows[at] : undefined;

  const show = (text: string | null) => {
    setTyped(text);
    setOpen(true);
    setActive(0);
    props.onSearch(text ?? "");
  };
  const close = () => {
    setOpen(false);
    setTyped(null);
  };
  const pick = (key: string) => {
    close();
    props.onPick(key);
  };
  const leave = () => {
    if (typed === "" && chosen !== "") props.onEmpty();
    close();
  };
  const empty = () => {
    input.current?.focus();
    close();
    props.onEmpty();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, altKey, ctrlKey, metaKey } = event;
    if (event.nativeEvent.isComposing || ctrlKey || metaKey) return;
    if (key === "ArrowDown" || key === "ArrowUp") {
      const by = key === "ArrowDown" ? 1 : -1;
      if (!open) show(typed);
      else if (altKey) setOpen(false);
      else setActive((at + by + rows.length) % Math.max(rows.length, 1));
    } else if (key === "Enter" && current) pick(current.key);
    else if (key === "Escape" && open) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useEffect(() => {
    if (current) popup.current?.querySelector("[data-highlighted]")?.scrollIntoView({ block: "nearest" });
  });
  return (
    <div className="relative">
      <TextField
        ref={(element) => {
          input.current = element;
          inputRef(element);
        }}
        label={label}
        placeholder={placeholder}
        autoComplete="off"
        problem={problem}
        trailing={
          chosen !== "" && (
            <button type="button" className="btn btn-square btn-ghost btn-sm" onClick={empty}>
              <X className="size-4" aria-hidden="true" />
              <span className="sr-only">{props.clear}</span>
            </button>
          )
        }
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={current && `${id}-${current.key}`}
        value={typed ?? chosen}
        onChange={({ target }) => show(target.value)}
        onClick={() => !open && show(typed)}
        onKeyDown={onKeyDown}
        onBlur={leave}
      />
      {open && (
        <div ref={popup} className="absolute z-30 mt-1 w-full">
          {/* The focus stays in the field, also where the list is scrolled by its bar. */}
          <ComboboxPopup onMouseDown={(event) => event.preventDefault()}>
            <div role="status" className="px-3 py-2 text-sm text-base-content/70 empty:hidden">
              {status}
            </div>
            <div id={`${id}-list`} role="listbox" aria-label={label}>
              {rows.map(({ key, content, detail }, index) => (
                <ComboboxOption
                  key={key}
                  id={`${id}-${key}`}
                  role="option"
                  aria-selected={index === at}
                  data-highlighted={index === at ? "" : undefined}
                  onClick={() => pick(key)}
                  detail={detail}
                >
                  {content}
                </ComboboxOption>
              ))}
            </div>
          </ComboboxPopup>
        </div>
      )}
    </div>
  );
}
