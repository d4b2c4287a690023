import { batches } from "./batches.ts";
import { claim } from "./claim.ts";
import { clickToAccepted } from "./click-to-accepted.ts";
import { composer } from "./composer.ts";
import { deliveries } from "./deliveries.ts";
import { firstLoad } from "./first-load.ts";
import { invoiceLists } from "./invoice-lists.ts";
import { issuing } from "./issuing.ts";
import type { Bench } from "./measure.ts";
import { pages } from "./pages.ts";
import { pdf } from "./pdf.ts";
import { pdfMemory } from "./pdf-memory.ts";
import { templates } from "./templates.ts";
import { wakeUp } from "./wake-up.ts";
import { warmStart } from "./warm-start.ts";
import { workerMemory } from "./worker-memory.ts";

/** Every measurement, by the name that `--only` takes. */
export const benches: Bench[] = [
  { name: "pdf", run: pdf },
  { name: "pdf memory", run: pdfMemory },
  { name: "templates", run: templates },
  { name: "warm start", run: warmStart },
  { name: "pages", run: pages },
  { name: "first load", run: firstLoad },
  { name: "composer", run: composer },
  { name: "click to accepted", run: clickToAccepted },
  // While the table is still small.
  { name: "claim", run: claim },
  { name: "deliveries", run: deliveries },
  { name: "wake-up", run: wakeUp },
  { name: "worker memory", run: workerMemory },
  { name: "issuing", run: issuing },
  { name: "batches", run: batches },
  { name: "invoice lists", run: invoiceLists },
];
