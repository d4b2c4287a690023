/** For the name of a folder: 20261126-150229, in UTC. */
export function stampOf(time: Date): string {
  return time.toISOString().slice(0, 19).replace(/[-:]/g, "").replace("T", "-");
}
