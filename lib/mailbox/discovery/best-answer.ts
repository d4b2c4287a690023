/**
 * The answer of the first who has one, in the given order, as soon as nobody before can have one any more. All are
 * under way already, and none is left unheard.
 */
export async function bestAnswer<T>(
  ranked: Promise<T | undefined>[],
): Promise<{ answer: T; rank: number } | undefined> {
  // A failure counts when its turn comes, and must not end the process before.
  const heard = ranked.map((asked) =>
    asked.then(
      (answer) => ({ answer }),
      (error: unknown) => ({ error }),
    ),
  );
  for (const [rank, asked] of heard.entries()) {
    const outcome = await asked;
    if ("error" in outcome) throw outcome.error;
    if (outcome.answer !== undefined) return { answer: outcome.answer, rank };
  }
  return undefined;
}
