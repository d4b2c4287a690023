import { ArrowUpRight, BookOpen, Wrench } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, buttonClass } from "#components/ui/button.tsx";
import type { Repair } from "#lib/mailbox/test-events.ts";
import type { FailedProps } from "./test-failed.tsx";

const icon = "size-4 shrink-0";
// The value in it may be long, the screen narrow.
const wrapping = "h-auto min-h-10 max-w-full py-2 text-left whitespace-normal wrap-anywhere";

/** What mends it, as buttons: the form is changed and tested again, or the right page opens beside the app. */
export function RemedyButtons(props: FailedProps) {
  const { result } = props;
  const { remedy, repairs } = result;
  return (
    <div className="flex flex-wrap gap-2 empty:hidden">
      {repairs.slice(0, 2).map((repair) => (
        <RepairButton key={`${repair.host}:${repair.port}`} repair={repair} {...props} />
      ))}
      {remedy?.kind === "fill" && <FillButton values={remedy.values} {...props} />}
      {remedy?.kind === "guide" && <GuideButton step={remedy.step} {...props} />}
      {remedy?.kind === "page" && <PageLink url={remedy.url} />}
      {remedy?.kind === "senderIsLogin" && <SenderButton {...props} />}
    </div>
  );
}

function RepairButton({ repair, form, again }: FailedProps & { repair: Repair }) {
  const t = useTranslations("mailbox");
  const { host, port, encryption } = repair;
  const press = () => {
    form.accept({ host, port: String(port), encryption });
    again();
  };
  const sameHost = host === form.getValues("host").trim().toLowerCase();
  return (
    <MendButton onClick={press}>
      {t(sameHost ? "repairPort" : "repairHost", { host, port: String(port), encryption: t(encryption) })}
    </MendButton>
  );
}

type Values = { host?: string; port?: number; encryption?: Repair["encryption"] };

function FillButton({ values, form, again }: FailedProps & { values: Values }) {
  const t = useTranslations("mailbox");
  const { host, port, encryption } = values;
  const press = () => {
    form.accept({
      ...(host !== undefined && { host }),
      ...(port !== undefined && { port: String(port) }),
      ...(encryption !== undefined && { encryption }),
    });
    again();
  };
  const said = [host, port && t("repairOnPort", { port: String(port) }), encryption && t(encryption)];
  return (
    <MendButton onClick={press}>{t("repairFill", { values: said.filter(Boolean).join(", ") })}</MendButton>
  );
}

function MendButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Button
      look="primary"
      className={wrapping}
      icon={<Wrench className={icon} aria-hidden="true" />}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}

function GuideButton({ step, guide, onOpenGuide }: FailedProps & { step: string }) {
  const t = useTranslations("mailbox");
  if (guide === "gmail") {
    return (
      <Button
        look="primary"
        icon={<BookOpen className={icon} aria-hidden="true" />}
        onClick={() => onOpenGuide(step)}
      >
        {t("showGuide")}
      </Button>
    );
  }
  return <Beside url={`/guide/gmail#${step}`}>{t("showGuide")}</Beside>;
}

function PageLink({ url }: { url: string }) {
  const t = useTranslations("mailbox");
  return <Beside url={url}>{t("openProvider", { site: new URL(url).hostname })}</Beside>;
}

function Beside({ url, children }: { url: string; children: string }) {
  const t = useTranslations("providers");
  return (
    <a href={url} target="_blank" rel="noreferrer" className={`${buttonClass("primary")} ${wrapping}`}>
      {children}
      <ArrowUpRight className={icon} aria-hidden="true" />
      <span className="sr-only">({t("newTab")})</span>
    </a>
  );
}

function SenderButton({ form, again }: FailedProps) {
  const t = useTranslations("mailbox");
  const [username, address] = form.getValues(["username", "address"]);
  if (!username.includes("@")) return null;
  const press = () => {
    form.accept({ address: username.trim(), replyTo: address.trim() });
    again();
  };
  return (
    <MendButton onClick={press}>
      {t("senderIsLogin", { login: username.trim(), address: address.trim() })}
    </MendButton>
  );
}
