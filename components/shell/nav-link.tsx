"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A link of the navigation that knows whether the person is there. */
export function NavLink({ href, icon, children }: { href: string; icon: ReactNode; children: ReactNode }) {
  const path = usePathname();
  const here = href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      aria-current={here ? "page" : undefined}
      onClick={(event) => event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover()}
      className={`flex items-center gap-3 rounded-field px-3 py-2 text-sm ${
        here ? "bg-primary/12 font-semibold text-primary" : "hover:bg-base-300/60"
      }`}
    >
      {icon}
      {children}
    </Link>
  );
}
