import type { ReactNode } from "react";
import { Prose } from "../prose.tsx";

type Props = { picture: ReactNode; text: ReactNode; children?: ReactNode };

/** A text and its picture: beside each other where there is room, else one under the other. */
export function PicturedStep({ picture, text, children }: Props) {
  return (
    <div className="grid gap-5 break-inside-avoid @2xl:grid-cols-[minmax(0,1fr)_minmax(0,22rem)] @2xl:gap-8 print:grid-cols-[minmax(0,1fr)_68mm] print:gap-6">
      <div className="space-y-4">
        <Prose>{text}</Prose>
        {children}
      </div>
      <div className="-mx-2 max-w-md @sm:mx-0 print:mx-0">{picture}</div>
    </div>
  );
}
