import { clickToAccepted } from "./click-to-accepted.ts";
import { firstLoad } from "./first-load.ts";
import type { Bench } from "./measure.ts";
import { pages } from "./pages.ts";
import { pdf } from "./pdf.ts";
import { warmStart } from "./warm-start.ts";

/** Every measurement, by the name that `--only` takes. */
export const benches: Bench[] = [
  { name: "pdf", run: pdf },
  { name: "warm start", run: warmStart },
  { name: "pages", run: pages },
  { name: "first load", run: firstLoad },
  { name: "click to accepted", run: clickToAccepted },
];
