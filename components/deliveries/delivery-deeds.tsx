"use client";

import { Ban, MailPlus, Play, Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DeedButton } from "#components/form/deed-button.tsx";
import type { Result } from "#lib/base/result.ts";
import type { Deed } from "#lib/outbox/schema.ts";

type Action<T> = (input: { id: string }) => Promise<Result<T>>;
type Props = {
  id: string;
  /** What the state allows; the decision on an unknown one has a panel of its own. */
  deeds: Deed[];
  /** The message was refused whole: sending it again is for everybody. */
  rejected: boolean;
  actions: Record<Exclude<Deed, "resolve" | "resend">, Action<void>>;
  resend: Action<{ deliveryId: string }>;
};

const looks = {
  release: { look: "primary", Icon: Play },
  retry: { look: "primary", Icon: Send },
  cancel: { look: "secondary", Icon: Ban },
} as const;

/** What can be done with a delivery in its state. */
export function DeliveryDeeds({ id, deeds, rejected, actions, resend }: Props) {
  const t = useTranslations("deliveries");
  const router = useRouter();
  const offered = deeds.filter((deed) => deed !== "resolve" && deed !== "resend");
  return (
    <>
      {offered.map((deed) => {
        const { look, Icon } = looks[deed];
        return (
          <DeedButton
            key={deed}
            action={actions[deed]}
            input={{ id }}
            look={look}
            icon={<Icon className="size-4" aria-hidden="true" />}
            onSuccess={() => router.refresh()}
          >
            {t(`deed_${deed}`)}
          </DeedButton>
        );
      })}
      {deeds.includes("resend") && (
        <DeedButton
          action={resend}
          input={{ id }}
          look="primary"
          icon={<MailPlus className="size-4" aria-hidden="true" />}
          onSuccess={({ deliveryId }) => router.push(`/deliveries/${deliveryId}`)}
        >
          {t(rejected ? "deed_resendAll" : "deed_resend")}
        </DeedButton>
      )}
    </>
  );
}
