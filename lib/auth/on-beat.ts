const BEAT_MS = 250;

/**
 * Begins to count. How long something took tells nothing of what was found on the way where the answer comes on the
 * next beat: the function that is returned waits for it.
 */
export function startBeat(): () => Promise<void> {
  const start = performance.now();
  return () => {
    const taken = performance.now() - start;
    const rest = BEAT_MS - (taken % BEAT_MS);
    return new Promise((wake) => setTimeout(wake, rest));
  };
}
