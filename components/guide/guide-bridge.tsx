"use client";

import { createContext } from "react";

type Bridge = {
  /** Takes the 16 letters to where they are needed. Without it the guide stands alone. */
  onAppPassword?: (letters: string) => void;
  /** What was begun with them is still going on. */
  busy?: boolean;
  /** A step, or an address inside one, that somebody outside wants shown. */
  step?: string | undefined;
  onStepShown?: () => void;
};

/** What joins a guide to the form that it stands beside. */
export const GuideBridge = createContext<Bridge>({});
