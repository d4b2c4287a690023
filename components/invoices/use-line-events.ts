import {
  type ClipboardEvent,
  type FormEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useRef,
} from "react";
import { dragLine } from "./drag-line.ts";
import { deedOfKey } from "./line-keys.ts";
import type { OpenMenu } from "./line-menu.tsx";
import { focusPlace, type Line, type LinePlace, placeOf } from "./line-place.ts";
import type { useCatalogue } from "./use-catalogue.ts";
import type { useLineList } from "./use-line-list.ts";

type Given = {
  list: RefObject<HTMLOListElement | null>;
  lines: ReturnType<typeof useLineList>;
  catalogue: ReturnType<typeof useCatalogue>;
  openMenu: (menu: OpenMenu) => void;
  /** Rows of a spreadsheet as lines, where the text is such. */
  readPasted: (text: string) => Line[] | undefined;
};

/** What keys, clipboard and pointer do in the list of lines, for its element; and the mark that a drag shows. */
export function useLineEvents({ list, lines, catalogue, openMenu, readPasted }: Given) {
  const mark = useRef<HTMLDivElement>(null);
  const walk = ({ position, column }: LinePlace, by: 1 | -1) =>
    focusPlace(list.current, { position: position + by, column });
  const deeds = {
    add: ({ position }: LinePlace) => lines.addBelow(position),
    up: (place: LinePlace) => walk(place, -1),
    down: (place: LinePlace) => walk(place, 1),
    moveUp: ({ position, column }: LinePlace) => lines.moveTo(position, position - 1, column),
    moveDown: ({ position, column }: LinePlace) => lines.moveTo(position, position + 1, column),
    remove: ({ position }: LinePlace) => lines.removeAt(position),
  };
  const onKeyDown = (event: KeyboardEvent<HTMLOListElement>) => {
    const place = placeOf(event.target);
    if (!place || event.nativeEvent.isComposing || catalogue.onKeyDown(event)) return;
    const deed = deedOfKey(event, place.column === "vatRate");
    if (!deed) return;
    event.preventDefault();
    catalogue.close();
    // A key that is held down walks; it does not fill the invoice with lines, nor empty it.
    if (!event.repeat || deed === "up" || deed === "down") deeds[deed](place);
  };
  const onInput = ({ target }: FormEvent<HTMLOListElement>) => {
    const place = placeOf(target);
    if (place) catalogue.onInput(place, (target as HTMLInputElement).value);
  };
  const onPaste = (event: ClipboardEvent<HTMLOListElement>) => {
    const place = placeOf(event.target);
    const rows = place?.column === "description" && readPasted(event.clipboardData.getData("text"));
    if (!place || !rows) return;
    event.preventDefault();
    lines.putIn(place.position, rows);
  };
  const onClick = ({ target }: MouseEvent<HTMLOListElement>) => {
    const pressed = pressedIn(target);
    if (pressed?.what === "remove") lines.removeAt(pressed.position);
    if (pressed?.what === "menu") openMenu({ position: pressed.position, handle: pressed.button });
  };
  const onPointerDown = (event: PointerEvent<HTMLOListElement>) => {
    const pressed = pressedIn(event.target);
    if (pressed?.what !== "menu" || !list.current || !mark.current) return;
    dragLine(event, pressed.button, { list: list.current, mark: mark.current, drop: lines.moveTo });
  };
  return { mark, events: { onKeyDown, onInput, onPaste, onClick, onPointerDown, onBlur: catalogue.close } };
}

/** Which button of which line was pressed. */
function pressedIn(target: EventTarget) {
  const button = target instanceof Element ? target.closest<HTMLElement>("[data-press]") : null;
  const position = Number(button?.closest("li")?.dataset.position);
  return button && { button, what: button.dataset.press, position };
}
