import { useTranslations } from "next-intl";
import { BrowserWindow, Picture, Sheet } from "./picture.tsx";
import { Bar, BlankRow, Chevron, PushButton, Tick } from "./pieces.tsx";
import { Pointer, Ring } from "./pointer.tsx";
import { Words } from "./words.tsx";

const OFF_HEIGHT = 268;
const ON_HEIGHT = 190;

/** 2: the row says Off; the button that turns it on, and the code that comes to the phone. */
export function TwoStepOffPicture() {
  const t = useTranslations("guide.gmail.picture");
  return (
    <Picture title={t("offTitle")} desc={t("offDesc")} height={OFF_HEIGHT}>
      <BrowserWindow address="myaccount.google.com" height={OFF_HEIGHT} />
      <SignInCard state="off" height={84} />
      <PushButton x={22} y={168} width={206} height={56}>
        {t("turnOn")}
      </PushButton>
      <Ring x={22} y={168} width={206} height={56} radius={28} />
      <Pointer x={204} y={211} />
      <Phone />
    </Picture>
  );
}

/** 3: the row says On. */
export function TwoStepOnPicture() {
  const t = useTranslations("guide.gmail.picture");
  return (
    <Picture title={t("onTitle")} desc={t("onDesc")} height={ON_HEIGHT}>
      <BrowserWindow address="myaccount.google.com" height={ON_HEIGHT} />
      <SignInCard state="on" height={128} />
      <BlankRow x={26} y={156} width={308} />
    </Picture>
  );
}

function SignInCard({ state, height }: { state: "off" | "on"; height: number }) {
  const t = useTranslations("guide.gmail.picture");
  const isOn = state === "on";
  return (
    <>
      <Sheet x={14} y={48} width={332} height={height} />
      <Words x={28} y={69} width={300} bold>
        {t("signInCard")}
      </Words>
      <path d="M14 89H346" className="stroke-base-content/15" />
      <Words x={28} y={111} width={182}>
        {t("twoStep")}
      </Words>
      {isOn ? <Tick x={230} y={111} /> : <circle cx="230" cy="111" r="6" className="fill-base-content/40" />}
      <Words x={246} y={111} width={72} bold className={isOn ? "fill-success" : "fill-base-content"}>
        {t(state)}
      </Words>
      <Chevron x={331} y={111} />
      {isOn && <path d="M28 134H332" className="stroke-base-content/15" />}
    </>
  );
}

function Phone() {
  const t = useTranslations("guide.gmail.picture");
  return (
    <>
      <rect
        x="252"
        y="146"
        width="90"
        height="110"
        rx="14"
        className="fill-base-200 stroke-base-content/50"
        strokeWidth="2"
      />
      <Bar x={284} y={156} width={26} height={4} />
      <Sheet x={260} y={168} width={74} height={58} radius={8} />
      <Words x={297} y={183} width={66} size={13} centred>
        {t("yourCode")}
      </Words>
      <Words x={297} y={206} width={66} size={16} bold centred>
        123 456
      </Words>
      <Bar x={282} y={244} width={30} height={4} />
    </>
  );
}
