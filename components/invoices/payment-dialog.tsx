"use client";

import { CircleCheck, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Result } from "#lib/base/result.ts";
import type { PaymentForm as PaymentInput } from "#lib/invoices/payments/schema.ts";
import { PaymentForm } from "./payment-form.tsx";

export type PayableInvoice = {
  id: string;
  currency: string;
  totalMinor: bigint;
  leftMinor: bigint;
  /** Null where no receipt can be sent. */
  receipt: { ticked: boolean } | null;
};
type Props = {
  invoice: PayableInvoice;
  /** Another payment of what is paid already. */
  another?: boolean;
  action: (input: PaymentInput) => Promise<Result<void>>;
};

/** The button *Mark as paid* and its dialog, in which Enter records all that is left as paid today. */
export function PaymentDialog({ invoice, another, action }: Props) {
  const t = useTranslations("invoices");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [recorded, setRecorded] = useState(false);
  const Icon = another ? Plus : CircleCheck;
  return (
    <>
      <Button
        {...(another && { look: "quiet" as const, small: true })}
        icon={<Icon className="size-4" aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t(another ? "anotherPayment" : invoice.totalMinor < 0n ? "markSettled" : "markPaid")}
      </Button>
      <p role="status" className="sr-only">
        {recorded && t("paymentRecorded")}
      </p>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("paymentTitle")}>
        <PaymentForm
          invoice={invoice}
          action={action}
          close={() => setOpen(false)}
          done={() => {
            setRecorded(true);
            setOpen(false);
            router.refresh();
          }}
        />
      </Dialog>
    </>
  );
}
