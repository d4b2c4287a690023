import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "./button.tsx";

type Props = {
  label: string;
  first: { href: string; label: string } | null;
  next: { href: string; label: string } | null;
};

/** The way through a long list, page after page, and back to its beginning. */
export function Pager({ label, first, next }: Props) {
  if (!first && !next) return null;
  return (
    <nav aria-label={label} className="mt-6 flex flex-wrap justify-between gap-3">
      {first && (
        <Link href={first.href} className={buttonClass("quiet", true)}>
          {first.label}
        </Link>
      )}
      {next && (
        <Link href={next.href} className={`${buttonClass("secondary", true)} ml-auto`}>
          {next.label}
          <ArrowRight className="size-4" aria-hidden="true" />
        </Link>
      )}
    </nav>
  );
}
