import { fork } from "node:child_process";
import { once } from "node:events";
import { renderInvoicePdf } from "#lib/documents/invoice-pdf.ts";
import { sampleInvoice, sampleLines } from "#testing/sample-invoice.ts";
import type { Row } from "./measure.ts";

const DOCUMENTS = 5_000;
const WARM_UP = 500;
const LINES = 10;
const AIM = 1.1;

/**
 * The memory that a process of its own holds on to after 5,000 documents, each with words of its own, beside what it
 * held once warm: what is left after a whole garbage collection.
 */
export async function pdfMemory(): Promise<Row[]> {
  const child = fork(import.meta.filename, { execArgv: ["--expose-gc"] });
  const [held] = (await once(child, "message")) as [{ early: number; late: number }];
  const { early, late } = held;
  return [
    {
      name: `memory after ${DOCUMENTS} PDFs`,
      unit: "MB",
      median: late,
      p95: late,
      peer: { name: `after ${WARM_UP}`, median: early },
      ratio: late / early,
      aim: `≤ ${AIM} ×`,
      met: late <= AIM * early,
    },
  ];
}

async function measure(): Promise<void> {
  await render(0, WARM_UP);
  const early = heldMegabytes();
  await render(WARM_UP, WARM_UP + DOCUMENTS);
  process.send?.({ early, late: heldMegabytes() }, () => process.exit());
}

async function render(from: number, to: number): Promise<void> {
  for (let index = from; index < to; index += 1) {
    const lines = sampleLines(LINES).map((line, place) => ({
      ...line,
      description: `${line.description} zakázka${index}x${place}`,
    }));
    await renderInvoicePdf(sampleInvoice({ lines, number: `2026${index}` }));
  }
}

function heldMegabytes(): number {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 / 1024;
}

if (process.argv[1] === import.meta.filename) await measure();
