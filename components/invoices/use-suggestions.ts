import { useEffect, useRef, useState } from "react";
import { post } from "#components/form/post.ts";
import type { SuggestionQuery } from "#lib/catalogue/schema.ts";
import type { Suggestion } from "#lib/catalogue/suggest-items.ts";

/** Beneath which line something is offered, and which of it the arrows are on: -1 is none. */
export type Offered = { position: number; items: Suggestion[]; chosen: number };

// As long as people who type stop between two letters.
const PAUSE_MS = 180;
const LEAST_LETTERS = 2;
const MOST_LETTERS = 200;

/** What the catalogue offers while a description is being typed. Nothing is asked before that, nor when it is open. */
export function useSuggestions(terms: () => Omit<SuggestionQuery, "search">) {
  const [offered, setOffered] = useState<Offered>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Which question is the last: answers to others come too late.
  const turn = useRef(0);
  // What was found to have nothing: longer text that begins with it has nothing either.
  const barren = useRef<string>(undefined);

  const forget = () => {
    clearTimeout(timer.current);
    turn.current += 1;
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  const ask = async (position: number, search: string) => {
    const mine = turn.current;
    const found = await post<Suggestion[]>("/catalogue/suggest", { ...terms(), search });
    // Without an answer the person goes on typing, as if the catalogue were empty.
    if (mine !== turn.current || !found.ok) return;
    if (found.value.length === 0) barren.current = search;
    setOffered(found.value.length > 0 ? { position, items: found.value, chosen: -1 } : undefined);
  };

  /** A description was typed into. */
  const typed = (position: number, text: string) => {
    const search = text.trim();
    const hopeless = barren.current !== undefined && search.startsWith(barren.current);
    forget();
    if (search.length < LEAST_LETTERS || search.length > MOST_LETTERS || hopeless)
      return setOffered(undefined);
    barren.current = undefined;
    timer.current = setTimeout(() => void ask(position, search), PAUSE_MS);
  };

  const close = () => {
    forget();
    // The next time there may be something: a line that was added meanwhile.
    barren.current = undefined;
    setOffered(undefined);
  };

  /** The arrows: one further, past the last to none and around. */
  const step = (by: 1 | -1) =>
    setOffered((now) => {
      if (!now) return now;
      const places = now.items.length + 1;
      return { ...now, chosen: ((now.chosen + 1 + by + places) % places) - 1 };
    });

  return { offered, typed, step, close };
}
