const GROUP = 4;
const GROUPS = [0, 1, 2, 3];

/** The letters found so far, in four groups as Google shows them; what is too much stands behind. */
export function LetterGroups({ letters }: { letters: string }) {
  const surplus = letters.slice(GROUP * GROUPS.length);
  return (
    <div aria-hidden="true" className="grid max-w-xs grid-cols-4 gap-1.5 font-mono @sm:text-lg">
      {GROUPS.map((group) => {
        const found = letters.slice(group * GROUP, (group + 1) * GROUP);
        return (
          <span
            key={group}
            className="rounded-field border border-base-content/20 bg-base-100 py-1 pl-[0.15em] text-center tracking-[0.15em]"
          >
            {found}
            <span className="text-base-content/70">{"·".repeat(GROUP - found.length)}</span>
          </span>
        );
      })}
      {surplus && <span className="col-span-4 wrap-anywhere text-error line-through">{surplus}</span>}
    </div>
  );
}
