import { startApp } from "#testing/app.ts";
import { median, milliseconds, p95, type Row } from "./measure.ts";

const AIM_MS = 3000;
const ROUNDS = 5;

/** From the start of the supervisor on an existing data folder to its ready line; npm itself comes on top. */
export async function warmStart(): Promise<Row[]> {
  const first = await startApp();
  await first.stop();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    let app = first;
    times.push(
      await milliseconds(async () => {
        app = await startApp({ dataDir: first.dataDir });
      }),
    );
    await app.stop();
  }
  const ours = median(times);
  return [
    {
      name: "warm start to ready",
      unit: "ms",
      median: ours,
      p95: p95(times),
      peer: null,
      ratio: null,
      aim: `≤ ${AIM_MS} ms`,
      met: ours <= AIM_MS,
    },
  ];
}
