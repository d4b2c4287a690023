import type { PointerEvent } from "react";

type Parts = {
  list: HTMLElement;
  /** Shown where the line would go. Its offset parent holds the list too. */
  mark: HTMLElement;
  drop: (from: number, to: number) => void;
};

// A press that trembles is still a press.
const SLACK = 4;
// So near the edge of the window the page scrolls by itself.
const EDGE = 90;

/**
 * Follows a pointer that was pressed on the handle of a line until it is let go. Nothing renders meanwhile, however
 * many lines there are: what is under the pointer is asked of the browser, and only the mark moves. Escape cancels.
 */
export function dragLine(start: PointerEvent, handle: HTMLElement, { list, mark, drop }: Parts): void {
  const line = handle.closest("li");
  if (!line || start.button !== 0) return;
  const from = positionOf(line);
  let y = start.clientY;
  let slot: number | undefined;
  let frame = 0;
  const ended = new AbortController();
  const { signal } = ended;

  const onMove = (event: globalThis.PointerEvent) => {
    y = event.clientY;
    if (frame === 0 && Math.abs(y - start.clientY) < SLACK) return;
    if (frame === 0) begin();
  };
  const begin = () => {
    handle.setPointerCapture(start.pointerId);
    line.dataset.dragged = "";
    document.documentElement.style.cursor = "grabbing";
    follow();
  };
  const follow = () => {
    scrollAtEdge(y);
    slot = slotAt(list, y) ?? slot;
    if (slot !== undefined) showMark(list, mark, slot);
    frame = requestAnimationFrame(follow);
  };
  const end = (dropped: boolean) => {
    ended.abort();
    if (frame === 0) return;
    cancelAnimationFrame(frame);
    delete line.dataset.dragged;
    document.documentElement.style.cursor = "";
    mark.hidden = true;
    // The end of a drag is no press of the handle.
    const swallow = (click: Event) => click.stopPropagation();
    window.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener("click", swallow, { capture: true }));
    if (dropped && slot !== undefined) drop(from, slot > from ? slot - 1 : slot);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    end(false);
  };
  window.addEventListener("pointermove", onMove, { signal });
  window.addEventListener("pointerup", () => end(true), { signal });
  window.addEventListener("pointercancel", () => end(false), { signal });
  window.addEventListener("keydown", onKey, { signal, capture: true });
}

const positionOf = (line: HTMLElement): number => Number(line.dataset.position);

/** Before which line the pointer is: from 0 to the number of lines; undefined beside the list. */
function slotAt(list: HTMLElement, y: number): number | undefined {
  const { left, width, top, bottom } = list.getBoundingClientRect();
  if (y <= top) return 0;
  if (y >= bottom) return list.children.length;
  const line = document.elementFromPoint(left + width / 2, y)?.closest<HTMLElement>("li[data-position]");
  if (!line) return undefined;
  const box = line.getBoundingClientRect();
  return positionOf(line) + (y > box.top + box.height / 2 ? 1 : 0);
}

function showMark(list: HTMLElement, mark: HTMLElement, slot: number): void {
  const before = list.children[slot]?.getBoundingClientRect().top;
  const at = before ?? list.getBoundingClientRect().bottom;
  mark.hidden = false;
  const origin = mark.offsetParent?.getBoundingClientRect().top ?? 0;
  mark.style.transform = `translateY(${at - origin - 1}px)`;
}

function scrollAtEdge(y: number): void {
  const beyond = y < EDGE ? y - EDGE : y > innerHeight - EDGE ? y - innerHeight + EDGE : 0;
  if (beyond !== 0) scrollBy(0, Math.round(beyond / 4));
}
