import { fitWords } from "./fit-words.ts";

type Props = {
  children: string;
  /** Where it begins; its middle with `centred`. */
  x: number;
  /** The middle of its lines. */
  y: number;
  width: number;
  size?: number;
  maxLines?: number;
  bold?: boolean;
  centred?: boolean;
  mono?: boolean;
  className?: string;
};

/** A text in a drawing, which never leaves its room. */
export function Words(props: Props) {
  const { children, x, y, width, size: wanted = 15, maxLines = 1, bold, centred, mono } = props;
  const { lines, size } = fitWords(children, { width, size: wanted, maxLines, bold: bold === true });
  const lineHeight = size * 1.25;
  const first = y - ((lines.length - 1) * lineHeight) / 2;
  return (
    <text
      fontSize={size}
      fontWeight={bold ? 600 : 400}
      textAnchor={centred ? "middle" : "start"}
      dominantBaseline="central"
      className={`${props.className ?? "fill-base-content"} ${mono ? "font-mono" : ""}`}
    >
      {lines.map((line, index) => (
        <tspan key={line} x={x} y={first + index * lineHeight}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
