import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, type KeyboardEvent, type Ref, useEffect, useId, useState } from "react";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { eachAddressOnce, parseEmailAddress } from "#lib/base/email-address.ts";
import type { Problem } from "#lib/base/errors.ts";
import { SEPARATOR, splitAddresses } from "./split-addresses.ts";

type Props = {
  label: string;
  /** What it starts with. */
  addresses: string[];
  contacts: { email: string; name: string }[];
  hint?: string | undefined;
  problem: Problem | undefined;
  inputRef?: Ref<HTMLInputElement>;
  /** Whether the focus comes to it when it appears. */
  focusFirst?: boolean;
  onChange: (addresses: string[]) => void;
};

/**
 * Addresses of a mail. A single one is edited like any text; several stand as chips, each checked at once. A comma, a
 * semicolon or Enter ends an address, Backspace takes the last one up again, what is pasted falls apart.
 */
export function RecipientField({
  label,
  addresses,
  contacts,
  hint,
  problem,
  inputRef,
  focusFirst,
  onChange,
}: Props) {
  const t = useTranslations("sending");
  const id = useId();
  const [chips, setChips] = useState(addresses.length > 1 ? addresses : []);
  const [typed, setTyped] = useState(addresses.length === 1 ? (addresses[0] ?? "") : "");
  const [left, setLeft] = useState(false);
  useEffect(() => {
    if (focusFirst) document.getElementById(id)?.focus();
  }, [focusFirst, id]);

  const set = (nextChips: string[], nextTyped: string) => {
    const once = eachAddressOnce(nextChips);
    setChips(once);
    setTyped(nextTyped);
    onChange([...once, ...splitAddresses(nextTyped)]);
  };
  const type = (text: string) => {
    setLeft(false);
    const known = contacts.some(({ email }) => email === text);
    const complete = SEPARATOR.test(text) || (known && chips.length > 0);
    if (complete) set([...chips, ...splitAddresses(text)], "");
    else set(chips, text);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, ctrlKey, metaKey, currentTarget } = event;
    if (event.nativeEvent.isComposing || ctrlKey || metaKey) return;
    if (key === "Enter") {
      event.preventDefault();
      if (typed.trim()) set([...chips, ...splitAddresses(typed)], "");
    } else if (key === "Backspace" && currentTarget.value === "" && chips.length > 0) {
      event.preventDefault();
      set(chips.slice(0, -1), chips.at(-1) ?? "");
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = splitAddresses(event.clipboardData.getData("text"));
    if (pasted.length < 2) return;
    event.preventDefault();
    set([...chips, ...splitAddresses(typed), ...pasted], "");
  };
  const onBlur = () => {
    setLeft(true);
    if (chips.length > 0 && typed.trim()) set([...chips, ...splitAddresses(typed)], "");
  };

  const wrong = [...chips, ...(left && typed.trim() ? [typed] : [])].find(problemOf);
  const said = (wrong !== undefined && problemOf(wrong)) || problem;
  const describedBy = [said && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(" ");
  const chosen = new Set(chips.map((chip) => chip.toLowerCase()));
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      <div className={`input h-auto min-h-10 w-full flex-wrap gap-1 py-1 ${said ? "input-error" : ""}`}>
        {chips.map((chip) => (
          <span
            key={chip}
            className={`badge h-auto max-w-full gap-0.5 py-0.5 pr-0.5 ${problemOf(chip) ? "badge-soft badge-error" : "badge-soft"}`}
          >
            <span className="min-w-0 wrap-anywhere">{chip}</span>
            <button
              type="button"
              className="btn btn-circle btn-ghost btn-xs"
              onClick={() =>
                set(
                  chips.filter((each) => each !== chip),
                  typed,
                )
              }
            >
              <X className="size-3.5" aria-hidden="true" />
              <span className="sr-only">{t("removeAddress", { address: chip })}</span>
            </button>
          </span>
        ))}
        <input
          ref={inputRef}
          id={id}
          type="text"
          inputMode="email"
          autoComplete="off"
          list={`${id}-contacts`}
          className="min-w-40 grow"
          aria-invalid={said ? true : undefined}
          aria-describedby={describedBy || undefined}
          value={typed}
          onChange={({ target }) => type(target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={onBlur}
        />
      </div>
      <datalist id={`${id}-contacts`}>
        {contacts
          .filter(({ email }) => !chosen.has(email.toLowerCase()))
          .map(({ email, name }) => (
            <option key={email} value={email}>
              {name}
            </option>
          ))}
      </datalist>
      {said && (
        <p id={`${id}-problem`} className="mt-1 text-sm text-error wrap-anywhere">
          {wrong !== undefined && chips.length > 0 && <>{wrong}: </>}
          <ProblemText problem={said} />
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-base-content/70">
          {hint}
        </p>
      )}
    </div>
  );
}

function problemOf(address: string): Problem | undefined {
  const parsed = parseEmailAddress(address);
  return "problem" in parsed ? parsed.problem : undefined;
}
