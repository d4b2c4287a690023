type Box = { x: number; y: number; width: number; height: number; radius?: number };

/** The frame around what to press. */
export function Ring({ x, y, width, height, radius = 10 }: Box) {
  return (
    <rect
      x={x - 4}
      y={y - 4}
      width={width + 8}
      height={height + 8}
      rx={radius + 4}
      className="fill-none stroke-secondary"
      strokeWidth="2.5"
    />
  );
}

/** The arrow of a mouse; its tip is at `x`, `y`. */
export function Pointer({ x, y }: { x: number; y: number }) {
  return (
    <path
      transform={`translate(${x} ${y}) scale(1.35)`}
      d="M0 0v17.5l4.3-3.8 2.9 6.6 3.4-1.5-2.9-6.4 5.8-.5z"
      className="fill-secondary stroke-base-100"
      strokeWidth="1.4"
      strokeLinejoin="round"
    />
  );
}

/** A number, where one thing is done after another. */
export function Mark({ x, y, number }: { x: number; y: number; number: number }) {
  return (
    <>
      <circle cx={x} cy={y} r="11" className="fill-secondary stroke-base-100" strokeWidth="2" />
      <text
        x={x}
        y={y + 0.5}
        fontSize="14"
        fontWeight="700"
        textAnchor="middle"
        dominantBaseline="central"
        className="fill-secondary-content"
      >
        {number}
      </text>
    </>
  );
}
