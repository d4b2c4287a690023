import { listen } from "#lib/base/db.ts";
import { order } from "#testing/deliveries.ts";
import { median, p95, type Row } from "./measure.ts";
import { openLab } from "./outbox-lab.ts";

const ROUNDS = 60;
const WARM_UP = 5;
const AIM_MS = 20;

/** From the commit of an order to the commit by which an idle worker claims it, as the two NOTIFY reach us. */
export async function wakeUp(): Promise<Row[]> {
  const lab = await openLab();
  const end = new AbortController();
  let onChange = () => {};
  const listening = listen("delivery_changed", () => onChange(), end.signal);
  try {
    const sender = await lab.sender();
    await lab.worker();
    const times: number[] = [];
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      const dots = lab.peer.dots;
      const heard: number[] = [];
      const claimed = new Promise<void>((done) => {
        onChange = () => heard.push(performance.now()) === 2 && done();
      });
      await order(sender);
      await claimed;
      const [committedAt = 0, claimedAt = 0] = heard;
      if (round >= 0) times.push(claimedAt - committedAt);
      await lab.peer.untilDots(dots + 1);
    }
    return [
      {
        name: "wake-up from commit to claim",
        unit: "ms",
        median: median(times),
        p95: p95(times),
        peer: null,
        ratio: null,
        aim: `≤ ${AIM_MS} ms`,
        met: median(times) <= AIM_MS,
      },
    ];
  } finally {
    end.abort();
    await listening;
    await lab.close();
  }
}
