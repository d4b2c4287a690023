import {
  BellRing,
  Building2,
  FileText,
  Inbox,
  LayoutDashboard,
  Mailbox,
  Package,
  PenLine,
  ScrollText,
  Send,
  ShieldCheck,
  UserRoundCog,
  Users,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { NavLink } from "./nav-link.tsx";

const places = [
  { href: "/", word: "overview", Icon: LayoutDashboard },
  { href: "/invoices", word: "invoices", Icon: FileText },
  { href: "/customers", word: "customers", Icon: Users },
  { href: "/catalogue", word: "catalogue", Icon: Package },
  { href: "/deliveries", word: "deliveries", Icon: Send },
  { href: "/reminders", word: "reminders", Icon: BellRing },
] as const;

const settings = [
  { href: "/settings/email", word: "emailSettings", Icon: Mailbox },
  { href: "/settings/templates", word: "templates", Icon: PenLine },
  { href: "/settings/company", word: "companySettings", Icon: Building2 },
  { href: "/settings/team", word: "team", Icon: UserRoundCog },
  { href: "/settings/audit", word: "audit", Icon: ScrollText },
  { href: "/settings/security", word: "security", Icon: ShieldCheck },
  { href: "/sandbox", word: "sandbox", Icon: Inbox },
] as const;

const forEveryone: readonly string[] = ["/settings/security", "/sandbox"];

/** Where one can go. Owners also see the settings that only they may change. */
export function Navigation({ owner }: { owner: boolean }) {
  const t = useTranslations("shell");
  const link = ({ href, word, Icon }: (typeof places | typeof settings)[number]) => (
    <li key={href}>
      <NavLink href={href} icon={<Icon className="size-4.5 shrink-0" aria-hidden="true" />}>
        {t(word)}
      </NavLink>
    </li>
  );
  return (
    <nav aria-label={t("navigation")} className="space-y-6">
      <ul className="space-y-1">{places.map(link)}</ul>
      <div>
        <h2 className="px-3 pb-1 text-xs font-semibold text-base-content/70">{t("settings")}</h2>
        <ul className="space-y-1">
          {settings.filter(({ href }) => owner || forEveryone.includes(href)).map(link)}
        </ul>
      </div>
    </nav>
  );
}
