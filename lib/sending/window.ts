/** When mail that nobody waits for may go. */
export type SendingWindow = {
  /** 1 Monday … 7 Sunday; none: every day. */
  days: number[];
  /** Minutes of the local day, the end not in it; null: from its beginning, to its end. */
  from: number | null;
  to: number | null;
  /** IANA. */
  timeZone: string;
};

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Clocks are put forward and back at such moments of UTC only; between two of them local time runs evenly. */
const EVEN_MS = 15 * MINUTE_MS;
const LONGEST_MS = 9 * DAY_MS;

/**
 * The first moment, `instant` or later, at which the clock on the wall shows a day and a time of the window; where no
 * clock ever does, `instant` itself. Pure.
 */
export function nextInWindow(instant: Date, window: SendingWindow): Date {
  const clock = clockOf(window.timeZone);
  const end = instant.getTime() + LONGEST_MS;
  for (let at = instant.getTime(); at < end; ) {
    const shown = clock(at);
    const wait = untilOpen(shown, window);
    if (wait === 0) return new Date(at);
    // At most a day: where clocks show then what they would, they were not changed meanwhile.
    const even = clock(at + wait).ms === (shown.ms + wait) % DAY_MS;
    at = even ? at + wait : Math.min(at + wait, (Math.floor(at / EVEN_MS) + 1) * EVEN_MS);
  }
  return instant;
}

/** Whether mail may go at this moment; through a window that never opens it always may. Pure. */
export function isInWindow(instant: Date, window: SendingWindow): boolean {
  return (
    untilOpen(clockOf(window.timeZone)(instant.getTime()), window) === 0 ||
    nextInWindow(instant, window) <= instant
  );
}

type WallClock = {
  /** 1 Monday … 7 Sunday. */
  day: number;
  /** Of the day. */
  ms: number;
};

/** How long until it opens, while time runs evenly and it is still this day. */
function untilOpen({ day, ms }: WallClock, { days, from, to }: SendingWindow): number {
  const [opens, closes] = [(from ?? 0) * MINUTE_MS, to === null ? DAY_MS : to * MINUTE_MS];
  const itsDay = days.length === 0 || days.includes(day);
  if (!itsDay || ms >= closes) return DAY_MS - ms;
  return Math.max(0, opens - ms);
}

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

// Making a format costs a hundred times as much as using it, and a plan of all invoices asks for thousands.
const clocks = new Map<string, (at: number) => WallClock>();

function clockOf(timeZone: string): (at: number) => WallClock {
  const clock = clocks.get(timeZone) ?? newClock(timeZone);
  clocks.set(timeZone, clock);
  return clock;
}

function newClock(timeZone: string): (at: number) => WallClock {
  const format = new Intl.DateTimeFormat("en-GB", {
    ...{ weekday: "short", hour: "2-digit", minute: "2-digit", second: "2-digit" },
    ...{ hourCycle: "h23", timeZone },
  });
  return (at) => {
    const shown = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const seconds = Number(shown.hour) * 3_600 + Number(shown.minute) * 60 + Number(shown.second);
    return { day: weekdays.indexOf(shown.weekday ?? "") + 1, ms: seconds * SECOND_MS + (at % SECOND_MS) };
  };
}
