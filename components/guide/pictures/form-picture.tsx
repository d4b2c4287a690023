import { useTranslations } from "next-intl";
import { Picture, Sheet, WIDTH } from "./picture.tsx";
import { PushButton } from "./pieces.tsx";
import { Pointer, Ring } from "./pointer.tsx";
import { Words } from "./words.tsx";

const HEIGHT = 322;

/** 7: the finished form. Its labels are those of the real one. */
export function FormPicture() {
  const t = useTranslations("guide.gmail.picture");
  const label = useTranslations("mailbox");
  return (
    <Picture title={t("formTitle")} desc={t("formDesc")} height={HEIGHT}>
      <Sheet x={1} y={1} width={WIDTH - 2} height={HEIGHT - 2} radius={12} />
      <Envelope />
      <Words x={50} y={25} width={100} size={16} bold>
        Obálka
      </Words>
      <path d={`M1 48H${WIDTH - 1}`} className="stroke-base-content/20" />
      <Field label={label("address")} y={60} width={324}>
        {t("address")}
      </Field>
      <Field label={label("host")} y={118} width={150}>
        smtp.gmail.com
      </Field>
      <Field label={label("port")} x={180} y={118} width={58}>
        465
      </Field>
      <Field label={label("encryption")} x={250} y={118} width={92}>
        SSL/TLS
      </Field>
      <Field label={label("username")} y={176} width={176}>
        {t("address")}
      </Field>
      <Field label={label("password")} x={206} y={176} width={136}>
        ••••••••••••••••
      </Field>
      <PushButton x={18} y={254} width={324} height={40}>
        {label("test")}
      </PushButton>
      <Ring x={18} y={254} width={324} height={40} radius={20} />
      <Pointer x={316} y={280} />
    </Picture>
  );
}

type FieldProps = { label: string; x?: number; y: number; width: number; children: string };

function Field({ label, x = 18, y, width, children }: FieldProps) {
  return (
    <>
      <Words x={x} y={y + 8} width={width} size={13}>
        {label}
      </Words>
      <Sheet x={x} y={y + 18} width={width} height={30} radius={7} />
      <Words x={x + 10} y={y + 33} width={width - 18} size={14}>
        {children}
      </Words>
    </>
  );
}

function Envelope() {
  return (
    <>
      <rect x="18" y="15" width="25" height="18" rx="3" className="fill-primary" />
      <path d="M19 17.5l11.5 8 11.5-8" className="fill-none stroke-primary-content" strokeWidth="1.6" />
      <circle cx="30.5" cy="26" r="3.4" className="fill-secondary" />
    </>
  );
}
