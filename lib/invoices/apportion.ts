import { divided, sum } from "./exact-decimal.ts";

/**
 * Rounds each `value / by` so that all together are `total`, which is their exact sum rounded: each to the
 * nearest, then by one where most was lost until the sum is right (largest remainder). None is off by one or
 * more, a zero stays zero, and opposite values give opposite results.
 */
export function apportion(total: bigint, values: bigint[], by: bigint): bigint[] {
  const nearest = values.map((value) => divided(value, by));
  const missing = total - sum(nearest);
  if (missing === 0n) return nearest;
  const step = missing < 0n ? -1n : 1n;
  const corrected = nearest
    .map((rounded, index) => ({ index, lost: step * ((values[index] ?? 0n) - rounded * by) }))
    .sort((a, b) => Number(b.lost - a.lost))
    .slice(0, Number(step * missing));
  const indices = new Set(corrected.map(({ index }) => index));
  return nearest.map((rounded, index) => (indices.has(index) ? rounded + step : rounded));
}
