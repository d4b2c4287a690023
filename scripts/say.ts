/** A line for the person at the terminal. */
export function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

/** A line about what went wrong. */
export function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
