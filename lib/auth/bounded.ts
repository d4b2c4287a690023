import { UserError } from "#lib/base/errors.ts";

/**
 * Lets at most `atOnce` run at a time, and at most `waiting` more wait their turn, first come, first served.
 * @returns a function that runs a deed in its turn. @throws UserError from it, at once, when as many wait as may
 */
export function bounded({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  let running = 0;
  const queue: (() => void)[] = [];

  return async <T>(deed: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new UserError("signInBusy");
      // Whoever ends hands its place on, so that nobody slips in between.
      await new Promise<void>((wake) => queue.push(wake));
    } else running += 1;
    try {
      return await deed();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
