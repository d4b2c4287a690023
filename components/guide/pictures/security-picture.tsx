import { useTranslations } from "next-intl";
import { BrowserWindow, Picture, Sheet } from "./picture.tsx";
import { Bar, BlankRow, Dot } from "./pieces.tsx";
import { Pointer, Ring } from "./pointer.tsx";
import { Words } from "./words.tsx";

const HEIGHT = 246;

/** 1: the account's page, and Security in its menu. */
export function SecurityPicture() {
  const t = useTranslations("guide.gmail.picture");
  return (
    <Picture title={t("securityTitle")} desc={t("securityDesc")} height={HEIGHT}>
      <BrowserWindow address="myaccount.google.com/security" height={HEIGHT} />
      {[60, 88, 160, 188, 216].map((y, index) => (
        <g key={y}>
          <Dot x={24} y={y} r={7} />
          <Bar x={40} y={y} width={[52, 70, 62, 44, 58][index] ?? 50} />
        </g>
      ))}
      <rect x="12" y="106" width="130" height="36" rx="18" className="fill-primary/15" />
      <path d="M24 114l8 3v6.5c0 5-3.6 8-8 9.5-4.4-1.5-8-4.5-8-9.5V117z" className="fill-primary" />
      <Words x={38} y={124} width={100} size={14} bold>
        {t("securityMenu")}
      </Words>
      <Ring x={12} y={106} width={130} height={36} radius={18} />
      <Pointer x={118} y={134} />
      <Words x={160} y={64} width={150} size={19} bold>
        {t("securityMenu")}
      </Words>
      <circle cx="334" cy="62" r="12" className="fill-info/40" />
      <Sheet x={160} y={88} width={186} height={144} />
      <Words x={174} y={113} width={160} size={14} bold maxLines={2}>
        {t("signInCard")}
      </Words>
      {[154, 182, 210].map((y) => (
        <BlankRow key={y} x={172} y={y} width={166} />
      ))}
    </Picture>
  );
}
