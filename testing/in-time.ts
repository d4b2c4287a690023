/** A deadline of ours, in milliseconds, and what a busy machine may add to it before a test calls it missed. */
export const inTime = (deadlineMs: number): number => deadlineMs + 8_000;
