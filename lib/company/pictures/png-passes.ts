export type PngHeader = {
  width: number;
  height: number;
  /** Bits of one channel. */
  depth: number;
  color: number;
  channels: number;
  interlaced: boolean;
};

/** The pictures that a PNG consists of: one, or seven coarse to fine (Adam7). */
export function passesOf({ width, height, depth, channels, interlaced }: PngHeader) {
  const steps = interlaced ? ADAM7 : [{ x: 0, y: 0, dx: 1, dy: 1 }];
  return steps.map((step) => {
    const columns = Math.ceil(Math.max(0, width - step.x) / step.dx);
    // A pass without columns has no rows either.
    const rows = columns === 0 ? 0 : Math.ceil(Math.max(0, height - step.y) / step.dy);
    return { ...step, columns, rows, rowBytes: Math.ceil((columns * channels * depth) / 8) };
  });
}

const ADAM7 = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];
