import type { ReactNode } from "react";
import { Words } from "./words.tsx";

export const WIDTH = 360;
const BAR = 34;

type Props = { title: string; desc: string; height: number; children: ReactNode };

/** A drawing of the guide. Its colours are the theme's, so that it fits both themes and paper. */
export function Picture({ title, desc, height, children }: Props) {
  return (
    <svg role="img" viewBox={`0 0 ${WIDTH} ${height}`} className="block h-auto w-full" data-picture="">
      <title>{title}</title>
      <desc>{desc}</desc>
      {children}
    </svg>
  );
}

/** A window of a browser, with the address of the page in it. */
export function BrowserWindow({ address, height }: { address: string; height: number }) {
  const middle = BAR / 2;
  return (
    <>
      <Sheet x={1} y={1} width={WIDTH - 2} height={height - 2} radius={12} />
      <path d={`M1 ${BAR}H${WIDTH - 1}`} className="stroke-base-content/20" />
      {[16, 28, 40].map((x) => (
        <circle key={x} cx={x} cy={middle} r="3.5" className="fill-base-content/20" />
      ))}
      <rect x="56" y="7" width={WIDTH - 68} height="20" rx="10" className="fill-base-200" />
      <Words x={68} y={middle + 0.5} width={WIDTH - 92} size={12.5} className="fill-base-content/75">
        {address}
      </Words>
    </>
  );
}

type Box = { x: number; y: number; width: number; height: number; radius?: number };

/** A surface with a border: a window, a card, a field. */
export function Sheet({ x, y, width, height, radius = 10 }: Box) {
  return (
    <rect
      x={x}
      y={y}
      width={width}
      height={height}
      rx={radius}
      className="fill-base-100 stroke-base-content/25"
      strokeWidth="1.2"
    />
  );
}
