/** One row of the report: `median` and `p95` in `unit`; `ratio` is ours to the peer's median. */
export type Row = {
  name: string;
  unit: string;
  median: number;
  p95: number;
  /** What stands beside it in the same run, with its median; null where there is nothing to compare with. */
  peer: { name: string; median: number } | null;
  ratio: number | null;
  aim: string;
  met: boolean;
};

export type Bench = { name: string; run: () => Promise<Row[]> };

type Deed = () => Promise<unknown> | unknown;

/** Times both deeds in turn, A B A B …, after a warm-up, so that a busy machine burdens both alike. */
export async function timeInTurn(
  ours: Deed,
  peer: Deed,
  rounds: number,
): Promise<{ ours: number[]; peer: number[] }> {
  const times = { ours: [] as number[], peer: [] as number[] };
  for (let round = -Math.ceil(rounds / 5); round < rounds; round++) {
    const a = await milliseconds(ours);
    const b = await milliseconds(peer);
    if (round < 0) continue;
    times.ours.push(a);
    times.peer.push(b);
  }
  return times;
}

export async function milliseconds(deed: Deed): Promise<number> {
  const startedAt = performance.now();
  await deed();
  return performance.now() - startedAt;
}

/** The value below which the given share of the samples lies. */
function quantile(samples: number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (samples: number[]) => quantile(samples, 0.5);
export const p95 = (samples: number[]) => quantile(samples, 0.95);
