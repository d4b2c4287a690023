/** The sign of the app: an envelope with a seal, and its name. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2 font-semibold tracking-tight">
      <svg viewBox="0 0 32 32" className="size-7" aria-hidden="true">
        <rect x="2" y="6" width="28" height="20" rx="3" className="fill-primary" />
        <path
          d="M3 8.5 16 18 29 8.5"
          className="fill-none stroke-primary-content"
          strokeWidth="2"
          strokeLinejoin="round"
        />
        <circle cx="16" cy="18.5" r="4.2" className="fill-secondary" />
      </svg>
      <span className="text-lg">Obálka</span>
    </span>
  );
}
