type Props = { label: string; steps: { id: string; title: string }[] };

/** The steps of a guide at a glance, each a link to its place on the page. */
export function GuideContents({ label, steps }: Props) {
  return (
    <nav aria-label={label} className="print:hidden lg:sticky lg:top-8 lg:self-start">
      <p className="text-sm font-semibold" aria-hidden="true">
        {label}
      </p>
      <ol className="mt-2 space-y-0.5 border-l-2 border-base-300 text-sm">
        {steps.map(({ id, title }, index) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="-ml-0.5 flex gap-2 border-l-2 border-transparent py-1.5 pl-3 text-base-content/80 hover:border-primary hover:text-base-content"
            >
              <span className="tabular-nums text-base-content/70">{index + 1}.</span>
              <span className="text-balance">{title}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
