"use client";

import { Send } from "lucide-react";
import Link from "next/link";
import { use, useId, useRef, useState } from "react";
import { useHydrated } from "#components/form/use-hydrated.ts";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { type AppPasswordProblem, readAppPassword } from "#lib/mailbox/app-password.ts";
import { GuideBridge } from "../guide-bridge.tsx";
import { LetterGroups } from "./letter-groups.tsx";

type Texts = Record<AppPasswordProblem, string> &
  Record<"label" | "hint" | "count" | "complete" | "use" | "copy" | "toSettings" | "privacy", string>;

/** Takes the 16 letters as they were copied, says what is wrong with them, and hands them on. */
export function PasteField({ texts }: { texts: Texts }) {
  const id = useId();
  const hydrated = useHydrated();
  const { onAppPassword, busy } = use(GuideBridge);
  const [typed, setTyped] = useState("");
  const { letters, count, problem } = readAppPassword(typed);
  const usable = problem === undefined;
  const counted = usable || problem === "fewer" || problem === "more";
  const handOn = () => {
    if (usable && !busy) onAppPassword?.(letters);
  };
  return (
    <div className="space-y-3 rounded-box border border-primary/40 bg-primary/5 p-4 noscript:hidden print:hidden">
      <label htmlFor={id} className="block font-medium">
        {texts.label}
      </label>
      <input
        id={id}
        type="text"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          handOn();
        }}
        readOnly={!hydrated}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        data-1p-ignore=""
        data-lpignore="true"
        aria-describedby={`${id}-said`}
        aria-invalid={typed !== "" && !counted ? true : undefined}
        className="input w-full font-mono"
      />
      <LetterGroups letters={counted ? letters : ""} />
      <p id={`${id}-said`} role="status" className="text-sm">
        {typed === "" ? (
          texts.hint
        ) : (
          <>
            {counted && (
              <span className="font-semibold tabular-nums">{texts.count.replace("#", String(count))} </span>
            )}
            <span className={usable ? "text-success" : counted ? "" : "text-error"}>
              {texts[problem ?? "complete"]}
            </span>
          </>
        )}
      </p>
      {onAppPassword ? (
        <Button
          look="primary"
          busy={busy === true}
          disabled={!usable}
          icon={<Send className="size-4" aria-hidden="true" />}
          onClick={handOn}
        >
          {texts.use}
        </Button>
      ) : (
        usable && <StandingAlone letters={letters} texts={texts} />
      )}
    </div>
  );
}

/** Where no form is near: the letters without spaces, and the way to where they belong. */
function StandingAlone({ letters, texts }: { letters: string; texts: Texts }) {
  const shown = useRef<HTMLElement>(null);
  return (
    <>
      <code ref={shown} className="block font-mono wrap-anywhere">
        {letters}
      </code>
      <div className="flex flex-wrap items-center gap-3">
        <CopyButton text={letters} shown={shown}>
          {texts.copy}
        </CopyButton>
        <Link href="/settings/email" className={buttonClass("secondary", true)}>
          {texts.toSettings}
        </Link>
      </div>
      <p className="text-sm text-base-content/70">{texts.privacy}</p>
    </>
  );
}
