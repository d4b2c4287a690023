import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import type { GuideId } from "#lib/mailbox/guides.ts";
import { guideSettings } from "./guide-settings.ts";
import { marks } from "./marks.tsx";

type Props = {
  guide: GuideId;
  password: string;
  /** Where there are several servers to choose from. */
  host?: ReactNode;
};

/** What to fill in, with the labels of the form. */
export function SettingsTable({ guide, password, host }: Props) {
  const t = useTranslations("guide");
  const label = useTranslations("mailbox");
  const settings = guideSettings[guide];
  return (
    <dl className="grid max-w-prose grid-cols-[auto_1fr] overflow-hidden rounded-field border border-base-300 text-sm break-inside-avoid">
      <Row label={label("host")}>{host ?? marks.code(settings.host)}</Row>
      <Row label={`${label("port")}, ${label("encryption").toLowerCase()}`}>
        {settings.ports.map(([port, encryption], index) => (
          <Fragment key={port}>
            {index > 0 && ` ${t("or")} `}
            <span className="whitespace-nowrap">
              {marks.code(port)} {label(encryption)}
            </span>
          </Fragment>
        ))}
      </Row>
      <Row label={label("username")}>{t("wholeAddress")}</Row>
      <Row label={label("password")}>{password}</Row>
    </dl>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="col-span-2 grid grid-cols-subgrid not-first:border-t not-first:border-base-300">
      <dt className="bg-base-200 px-3 py-2 text-base-content/80">{label}</dt>
      <dd className="min-w-0 px-3 py-2 font-medium">{children}</dd>
    </div>
  );
}
