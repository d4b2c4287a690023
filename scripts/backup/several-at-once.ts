const LANES = 8;

/**
 * Calls `deed` for each item, several at once: waiting for the disk is most of what a copy does.
 * @throws what the first failure threw, after everything that had begun has ended
 */
export async function severalAtOnce<T>(items: T[], deed: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const failures: unknown[] = [];
  const lane = async () => {
    for (const item of queue) {
      if (failures.length > 0) return;
      await deed(item).catch((error) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (failures.length > 0) throw failures[0];
}
