"use client";

import { select, useSelection } from "./selection.ts";

type Props = {
  /** One of a row; those of the page in its head. */
  ids: string[];
  label: string;
};

/** Picks invoices of a list to be sent together; half ticked where only some of them are. */
export function SelectBox({ ids, label }: Props) {
  const selection = useSelection();
  const count = ids.filter((id) => selection.has(id)).length;
  return (
    <input
      type="checkbox"
      className="checkbox checkbox-primary checkbox-sm rounded-sm align-middle"
      aria-label={label}
      checked={count === ids.length}
      ref={(box) => {
        if (box) box.indeterminate = count > 0 && count < ids.length;
      }}
      onChange={(event) => select(ids, event.target.checked)}
    />
  );
}
