import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { TextField } from "#components/ui/field.tsx";
import { useZoneName } from "#components/ui/use-zone-name.ts";

type Props = Omit<ComponentProps<typeof TextField>, "label"> & { timeZone: string };

/** When a mail goes, by the clocks of the company, which are named where the reader's own show another time. */
export function TimeField({ timeZone, ...field }: Props) {
  const t = useTranslations("sending");
  const [now] = useState(() => new Date());
  const name = useZoneName(timeZone, now);
  return (
    <TextField
      {...field}
      className="max-w-xs"
      type="datetime-local"
      label={t("plannedFor")}
      hint={name ? t("plannedForZone", { timeZone: name }) : t("plannedForHint")}
    />
  );
}
