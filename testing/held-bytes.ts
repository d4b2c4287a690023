import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** The memory that this process cannot do without at this moment: objects and buffers, garbage left out. */
export async function heldBytes(): Promise<number> {
  collect();
  // Sockets let go of their buffers only when they have closed.
  await setImmediate();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
