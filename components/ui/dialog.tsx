"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef } from "react";

type Props = { open: boolean; title: ReactNode; onClose: () => void; children: ReactNode; wide?: boolean };

/** A native modal dialog: Escape and its ✕ close it, focus stays inside and returns where it was. */
export function Dialog({ open, title, onClose, children, wide }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const t = useTranslations("common");
  useEffect(() => {
    if (!open) {
      element.current?.close();
      return;
    }
    element.current?.showModal();
    // A box that is longer than the screen scrolls, and would keep the focus from its first field.
    if (document.activeElement === box.current)
      box.current?.querySelector<HTMLElement>("input, select, textarea, button, a[href]")?.focus();
  }, [open]);
  return (
    <dialog
      ref={element}
      className="modal modal-bottom sm:modal-middle"
      aria-labelledby={titleId}
      onClose={onClose}
    >
      <div ref={box} className={`modal-box max-h-[92dvh] ${wide ? "sm:max-w-3xl" : ""}`}>
        <h2 id={titleId} className="mb-4 pr-10 text-lg font-semibold">
          {title}
        </h2>
        {open && children}
        {/* The last in the order of focus: a dialog begins with its first field. */}
        <button
          type="button"
          className="btn absolute top-4 right-4 btn-circle btn-ghost btn-sm"
          aria-label={t("close")}
          onClick={() => element.current?.close()}
        >
          <X className="size-4" aria-hidden="true" />
        </button>
      </div>
    </dialog>
  );
}
