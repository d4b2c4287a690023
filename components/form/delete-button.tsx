"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Result } from "#lib/base/result.ts";
import { DeedButton } from "./deed-button.tsx";

type Props = {
  label: string;
  title: string;
  children: ReactNode;
  id: string;
  action: (input: { id: string }) => Promise<Result<unknown>>;
  onSuccess: () => void;
  small?: boolean;
  /** The id of what it is about, where several say the same. */
  about?: string;
};

/** Deletes after a second question, as it cannot be taken back. */
export function DeleteButton({ label, title, children, id, action, onSuccess, small, about }: Props) {
  const t = useTranslations("common");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        look="quiet"
        {...(small && { small })}
        icon={<Trash2 className="size-4" aria-hidden="true" />}
        onClick={() => setOpen(true)}
        aria-describedby={about}
      >
        {label}
      </Button>
      <Dialog open={open} title={title} onClose={() => setOpen(false)}>
        <p className="wrap-break-word">{children}</p>
        <div className="mt-6 flex flex-wrap justify-end gap-2">
          <Button onClick={() => setOpen(false)}>{t("cancel")}</Button>
          <DeedButton action={action} input={{ id }} look="danger" onSuccess={onSuccess}>
            {label}
          </DeedButton>
        </div>
      </Dialog>
    </>
  );
}
