import {
  Ban,
  BellOff,
  BellRing,
  CircleCheck,
  Eye,
  FileCheck,
  FileMinus,
  Link2Off,
  type LucideIcon,
  Mail,
  Undo2,
} from "lucide-react";
import type { TimelineEntry } from "#lib/sending/timeline/timeline.ts";

const icons: Record<TimelineEntry["what"], LucideIcon> = {
  issued: FileCheck,
  cancelled: Ban,
  mail: Mail,
  seen: Eye,
  linksRevoked: Link2Off,
  payment: CircleCheck,
  paymentRemoved: Undo2,
  reminderOrdered: BellRing,
  reminderSkipped: BellOff,
  reminderPassed: BellOff,
  relatedIssued: FileMinus,
  relatedCancelled: Ban,
};

/** A picture to find an entry of the timeline by; it says nothing that the words do not. */
export function TimelineMark({ what }: Pick<TimelineEntry, "what">) {
  const Icon = icons[what];
  return (
    <span className="mt-0.5 grid size-7 place-items-center rounded-full bg-base-200 text-base-content/70">
      <Icon className="size-4" aria-hidden="true" />
    </span>
  );
}
