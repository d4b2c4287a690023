import { useTranslations } from "next-intl";
import { BrowserWindow, Picture, Sheet } from "./picture.tsx";
import { Bar, BlankRow, Chevron, PushButton } from "./pieces.tsx";
import { Mark, Pointer, Ring } from "./pointer.tsx";
import { Words } from "./words.tsx";

const ADDRESS = "myaccount.google.com/apppasswords";

/** 4: the row that leads to App passwords. */
export function EntryPicture() {
  const t = useTranslations("guide.gmail.picture");
  const height = 224;
  return (
    <Picture title={t("entryTitle")} desc={t("entryDesc")} height={height}>
      <BrowserWindow address={ADDRESS} height={height} />
      <Bar x={24} y={58} width={150} height={11} />
      <Sheet x={14} y={78} width={332} height={132} />
      <BlankRow x={28} y={102} width={304} />
      <path d="M28 124H332M28 168H332" className="stroke-base-content/15" />
      <Key x={38} y={146} />
      <Words x={58} y={146} width={230} bold>
        {t("appPasswords")}
      </Words>
      <Chevron x={322} y={146} />
      <Ring x={26} y={129} width={308} height={34} />
      <Pointer x={290} y={152} />
      <BlankRow x={28} y={189} width={304} />
    </Picture>
  );
}

/** 5: its name, and the button that creates it. */
export function CreatePicture() {
  const t = useTranslations("guide.gmail");
  const height = 250;
  return (
    <Picture title={t("picture.createTitle")} desc={t("picture.createDesc")} height={height}>
      <BrowserWindow address={ADDRESS} height={height} />
      <Words x={24} y={60} width={300} size={19} bold>
        {t("picture.appPasswords")}
      </Words>
      <Bar x={24} y={83} width={290} />
      <Bar x={24} y={99} width={210} />
      <Words x={24} y={122} width={220} size={14}>
        {t("picture.appName")}
      </Words>
      <Sheet x={24} y={138} width={312} height={36} radius={8} />
      <Words x={38} y={156} width={200}>
        {t("create.appName")}
      </Words>
      <Ring x={24} y={138} width={312} height={36} radius={8} />
      <Mark x={336} y={138} number={1} />
      <PushButton x={196} y={194} width={140}>
        {t("picture.create")}
      </PushButton>
      <Ring x={196} y={194} width={140} height={36} radius={18} />
      <Mark x={196} y={212} number={2} />
      <Pointer x={318} y={216} />
    </Picture>
  );
}

/** 6: the password, which is shown once. */
export function GeneratedPicture() {
  const t = useTranslations("guide.gmail.picture");
  const height = 284;
  return (
    <Picture title={t("generatedTitle")} desc={t("generatedDesc")} height={height}>
      <BrowserWindow address={ADDRESS} height={height} />
      <path
        d={`M2 35H358V${height - 13}a11 11 0 0 1-11 11H13a11 11 0 0 1-11-11z`}
        className="fill-base-content/15"
      />
      <Sheet x={22} y={50} width={316} height={216} radius={16} />
      <Words x={42} y={80} width={276} size={17} bold maxLines={2}>
        {t("generated")}
      </Words>
      <rect x="42" y="110" width="276" height="48" rx="8" className="fill-base-200" />
      <Words x={180} y={134} width={262} size={20} bold centred mono>
        abcd efgh ijkl mnop
      </Words>
      <Ring x={42} y={110} width={276} height={48} radius={8} />
      <Mark x={318} y={110} number={1} />
      <Bar x={42} y={180} width={250} />
      <Bar x={42} y={196} width={190} />
      <PushButton x={190} y={212} width={128}>
        {t("done")}
      </PushButton>
      <Ring x={190} y={212} width={128} height={36} radius={18} />
      <Mark x={190} y={230} number={2} />
      <Pointer x={300} y={234} />
    </Picture>
  );
}

function Key({ x, y }: { x: number; y: number }) {
  return (
    <path
      d={`M${x + 1} ${y}h11v4m-4.5-4v3M${x + 1} ${y}a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0z`}
      className="fill-none stroke-primary"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
}
