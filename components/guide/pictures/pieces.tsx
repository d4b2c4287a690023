import { Words } from "./words.tsx";

/** What is written there does not matter here. */
export function Bar({ x, y, width, height = 8 }: { x: number; y: number; width: number; height?: number }) {
  return (
    <rect
      x={x}
      y={y - height / 2}
      width={width}
      height={height}
      rx={height / 2}
      className="fill-base-content/15"
    />
  );
}

export function Dot({ x, y, r = 8 }: { x: number; y: number; r?: number }) {
  return <circle cx={x} cy={y} r={r} className="fill-base-content/15" />;
}

/** The arrow at the end of a row that leads on. */
export function Chevron({ x, y }: { x: number; y: number }) {
  return (
    <path
      d={`M${x - 3} ${y - 6}l6 6-6 6`}
      className="fill-none stroke-base-content/60"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
}

/** A row of a list that does not matter here. */
export function BlankRow({ x, y, width }: { x: number; y: number; width: number }) {
  return (
    <>
      <Dot x={x + 10} y={y} />
      <Bar x={x + 28} y={y} width={(width - 48) * 0.62} />
      <Chevron x={x + width - 10} y={y} />
    </>
  );
}

type ButtonProps = { x: number; y: number; width: number; height?: number; children: string };

/** A button whose `x`, `y` is its upper left corner. */
export function PushButton({ x, y, width, height = 36, children }: ButtonProps) {
  return (
    <>
      <rect x={x} y={y} width={width} height={height} rx={height / 2} className="fill-primary" />
      <Words
        x={x + width / 2}
        y={y + height / 2}
        width={width - 24}
        maxLines={height > 40 ? 2 : 1}
        bold
        centred
        className="fill-primary-content"
      >
        {children}
      </Words>
    </>
  );
}

/** A tick in a circle: done. */
export function Tick({ x, y, r = 9 }: { x: number; y: number; r?: number }) {
  return (
    <>
      <circle cx={x} cy={y} r={r} className="fill-success" />
      <path
        d={`M${x - r * 0.45} ${y}l${r * 0.32} ${r * 0.34} ${r * 0.58}-${r * 0.66}`}
        className="fill-none stroke-success-content"
        strokeWidth={r * 0.22}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  );
}
