import { ArrowUpRight, Info, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { limitsOf } from "#lib/mailbox/preset-lookup.ts";
import type { ProviderLimits, ProviderPreset } from "#lib/mailbox/provider-preset.ts";

/** Where one had better read on before filling in anything. */
const withTraps = ["microsoft365", "outlook", "proton"];

type Props = {
  preset: ProviderPreset | undefined;
  address: string;
  /** Whether the address is one that no password works for, whatever was chosen. */
  passwordless: boolean;
};

/** What one has to know about a provider before filling in its login. */
export function ProviderNote({ preset, address, passwordless }: Props) {
  const t = useTranslations("providers");
  if (!preset) return null;
  if (passwordless && preset.id !== "sandbox") return <Note warning>{t("outlookNote")}</Note>;
  return (
    <Note warning={withTraps.includes(preset.id)}>
      <p>{t(`${preset.id}Note`)}</p>
      <PasswordPageLink preset={preset} />
      <Limits limits={limitsOf(preset, address)} />
      {preset.id === "sandbox" && (
        <Link href="/sandbox" className="link mt-1 block w-fit">
          {t("sandboxLink")}
        </Link>
      )}
    </Note>
  );
}

function PasswordPageLink({ preset: { passwordKind, passwordPage } }: { preset: ProviderPreset }) {
  const t = useTranslations("providers");
  if (!passwordPage || passwordKind === "ended") return null;
  return (
    <a
      href={passwordPage}
      target="_blank"
      rel="noreferrer"
      className="link mt-1 flex w-fit items-center gap-1"
    >
      {t(`passwordPage.${passwordKind}`)}
      <ArrowUpRight className="size-4" aria-hidden="true" />
      <span className="sr-only">({t("newTab")})</span>
    </a>
  );
}

const counts = [
  "messagesPerMinute",
  "messagesPerHour",
  "messagesPerDay",
  "recipientsPerMessage",
  "recipientsPerDay",
] as const;

/** In one line: 500 messages a day, 100 recipients a message, messages up to 25 MB. */
function Limits({ limits }: { limits: ProviderLimits }) {
  const t = useTranslations("providers.limits");
  const list = counts.flatMap((name) => {
    const count = limits[name];
    return count === undefined ? [] : [t(name, { count })];
  });
  if (limits.messageBytes) list.push(t("messageMegabytes", { count: limits.messageBytes / 1_000_000 }));
  if (list.length === 0) return null;
  return <p className="mt-1 text-base-content/70">{t("all", { list: list.join(", ") })}</p>;
}

function Note({ warning, children }: { warning?: boolean; children: ReactNode }) {
  const Icon = warning ? TriangleAlert : Info;
  return (
    <div className="flex gap-3 rounded-field bg-base-200 px-4 py-3 text-sm">
      <Icon
        className={`mt-0.5 size-4.5 shrink-0 ${warning ? "text-warning" : "text-info"}`}
        aria-hidden="true"
      />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
