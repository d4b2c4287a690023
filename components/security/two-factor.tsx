"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Result } from "#lib/base/result.ts";
import { type Enrolment, EnrolPhone } from "./enrol-phone.tsx";
import { PasswordDialog } from "./password-dialog.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

type Password = { password: string };
type Props = {
  on: boolean;
  actions: {
    begin: (input: Password) => Promise<Result<Enrolment>>;
    confirm: (input: { code: string }) => Promise<Result<void>>;
    end: (input: Password) => Promise<Result<void>>;
    renew: (input: Password) => Promise<Result<string[]>>;
  };
};

/** Two-step sign-in: on by password, picture and code; then the recovery codes, once. */
export function TwoFactor({ on, actions }: Props) {
  const t = useTranslations("security");
  const [asked, setAsked] = useState<"begin" | "end" | "renew" | null>(null);
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const close = () => setAsked(null);
  const section = useRef<HTMLElement>(null);
  const step = codes ? "codes" : enrolment ? "phone" : "none";
  const seen = useRef(step);
  useEffect(() => {
    if (seen.current === step) return;
    seen.current = step;
    // What was pressed is gone: the keyboard goes on from here, not from the top of the page.
    section.current?.focus();
  }, [step]);
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-labelledby="two-factor"
      className="rounded-box border border-base-300 bg-base-100 p-5 outline-none sm:p-6"
    >
      <h2 id="two-factor" className="mb-3 text-lg font-semibold">
        {t("twoFactorTitle")}
      </h2>
      {codes ? (
        <RecoveryCodes codes={codes} done={() => setCodes(null)} />
      ) : enrolment ? (
        <EnrolPhone
          enrolment={enrolment}
          confirm={actions.confirm}
          cancel={() => setEnrolment(null)}
          onConfirmed={() => {
            setCodes(enrolment.recoveryCodes);
            setEnrolment(null);
          }}
        />
      ) : (
        <>
          <p className="mb-4 max-w-prose">{t(on ? "onText" : "offText")}</p>
          <div className="flex flex-wrap gap-2">
            {on ? (
              <>
                <Button onClick={() => setAsked("renew")}>{t("renew")}</Button>
                <Button look="quiet" onClick={() => setAsked("end")}>
                  {t("turnOff")}
                </Button>
              </>
            ) : (
              <Button look="primary" onClick={() => setAsked("begin")}>
                {t("turnOn")}
              </Button>
            )}
          </div>
        </>
      )}
      <PasswordDialog
        open={asked === "begin"}
        title={t("turnOnTitle")}
        text={t("turnOnText")}
        close={close}
        action={actions.begin}
        onSuccess={setEnrolment}
      />
      <PasswordDialog
        open={asked === "renew"}
        title={t("renew")}
        text={t("renewText")}
        close={close}
        action={actions.renew}
        onSuccess={setCodes}
      />
      <PasswordDialog
        open={asked === "end"}
        title={t("turnOffTitle")}
        text={t("turnOffText")}
        close={close}
        action={actions.end}
        onSuccess={() => {}}
      />
    </section>
  );
}
