import { useTranslations } from "next-intl";
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect, useId, useState } from "react";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { eachAddressOnce, parseEmailAddress } from "#lib/base/email-address.ts";
import { type Problem, problem as sayProblem } from "#lib/base/errors.ts";
import { MAX_RECIPIENTS } from "#lib/sending/compose/choices.ts";
import { ContactList } from "./contact-list.tsx";
import { matchingContacts } from "./matching-contacts.ts";
import { RecipientChip } from "./recipient-chip.tsx";
import { SEPARATOR, splitAddresses } from "./split-addresses.ts";

type Props = {
  label: string;
  /** What it starts with. */
  addresses: string[];
  contacts: { email: string; name: string }[];
  hint?: string | undefined;
  problem: Problem | undefined;
  inputRef: RefObject<HTMLInputElement | null>;
  /** Whether the focus comes to it when it appears. */
  focusFirst?: boolean;
  onChange: (addresses: string[]) => void;
};

/**
 * Addresses of a mail. A single one is edited like any text; several stand as chips, each checked at once. A comma, a
 * semicolon or Enter ends an address, Backspace takes the last one up again, what is pasted falls apart. Contacts are
 * offered by the ARIA pattern of an editable combobox with a list (w3.org/WAI/ARIA/apg/patterns/combobox).
 */
export function RecipientField({ label, addresses, contacts, hint, problem, focusFirst, ...props }: Props) {
  const { inputRef: input, onChange } = props;
  const t = useTranslations("sending");
  const id = useId();
  const [chips, setChips] = useState(addresses.length > 1 ? addresses : []);
  const [typed, setTyped] = useState(addresses.length === 1 ? (addresses[0] ?? "") : "");
  const [left, setLeft] = useState(false);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  useEffect(() => {
    if (focusFirst) input.current?.focus();
  }, [focusFirst, input]);

  const offered = open ? matchingContacts(contacts, typed, chips) : [];
  const current = offered[at];
  const set = (nextChips: string[], nextTyped: string) => {
    const once = eachAddressOnce(nextChips);
    setChips(once);
    setTyped(nextTyped);
    onChange([...once, ...splitAddresses(nextTyped)]);
  };
  const end = (more: string[] = []) => {
    setOpen(false);
    set([...chips, ...splitAddresses(typed), ...more], "");
  };
  const type = (text: string) => {
    setLeft(false);
    if (SEPARATOR.test(text)) {
      setOpen(false);
      return set([...chips, ...splitAddresses(text)], "");
    }
    set(chips, text);
    setOpen(text.trim() !== "");
    // Enter takes the first one for whoever types a name, and what stands there for whoever types an address.
    setAt(problemOf(text) ? 0 : -1);
  };
  const pick = (email: string) => {
    if (problemOf(typed)) {
      setOpen(false);
      set([...chips, email], "");
    } else end([email]);
  };
  const remove = (chip: string) => {
    set(
      chips.filter((each) => each !== chip),
      typed,
    );
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, ctrlKey, metaKey, currentTarget } = event;
    if (event.nativeEvent.isComposing || ctrlKey || metaKey) return;
    if (key === "ArrowDown" || key === "ArrowUp") {
      const by = key === "ArrowDown" ? 1 : -1;
      setOpen(true);
      if (!open) setAt(0);
      else setAt((at + by + offered.length) % Math.max(offered.length, 1));
    } else if (key === "Enter") {
      if (current) pick(current.email);
      else if (typed.trim()) end();
    } else if (key === "Escape" && offered.length > 0) {
      setOpen(false);
      event.stopPropagation();
    } else if (key === "Backspace" && currentTarget.value === "" && chips.length > 0)
      set(chips.slice(0, -1), chips.at(-1) ?? "");
    else return;
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = splitAddresses(event.clipboardData.getData("text"));
    if (pasted.length < 2) return;
    event.preventDefault();
    end(pasted);
  };
  const onBlur = () => {
    setLeft(true);
    setOpen(false);
    if (chips.length > 0 && typed.trim()) end();
  };

  const wrong = [...chips, ...(left && typed.trim() ? [typed] : [])].find(problemOf);
  const tooMany =
    chips.length > MAX_RECIPIENTS ? sayProblem("tooManyRecipients", { max: MAX_RECIPIENTS }) : undefined;
  const said = tooMany ?? ((wrong !== undefined && problemOf(wrong)) || problem);
  const describedBy = [said && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      <div className="relative">
        <div
          className={`input h-auto max-h-48 min-h-10 w-full flex-wrap gap-1 overflow-y-auto py-1 ${said ? "input-error" : ""}`}
        >
          {chips.map((chip) => (
            <RecipientChip
              key={chip}
              address={chip}
              wrong={problemOf(chip) !== undefined}
              onRemove={() => remove(chip)}
            />
          ))}
          <input
            ref={input}
            id={id}
            type="text"
            inputMode="email"
            autoComplete="off"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={offered.length > 0}
            aria-controls={`${id}-contacts`}
            aria-activedescendant={current && `${id}-contacts-${at}`}
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
        {offered.length > 0 && (
          <ContactList id={`${id}-contacts`} label={t("contacts")} contacts={offered} at={at} onPick={pick} />
        )}
      </div>
      {said && (
        <p id={`${id}-problem`} className="mt-1 text-sm text-error wrap-anywhere">
          {!tooMany && wrong !== undefined && chips.length > 0 && <>{wrong}: </>}
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
