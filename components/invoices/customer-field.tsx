import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Combobox } from "#components/ui/combobox.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { Problem } from "#lib/base/errors.ts";
import { searchTerms, searchWords } from "#lib/base/search-words.ts";
import type { CustomerChoice } from "#lib/customers/find-customers.ts";
import { useCustomerSearch } from "./use-customer-search.ts";

type Props = {
  chosen: CustomerChoice | null;
  problem: Problem | undefined;
  inputRef: (input: HTMLInputElement | null) => void;
  onChoose: (customer: CustomerChoice | null) => void;
  /** Somebody who is not there yet, by the name typed so far. */
  onNew: (name: string) => void;
};

// The last row of the list: no customer, but the way to a new one.
const NEW = "new";

/** The customer, found while typing; the last row makes a new one of what is typed. */
export function CustomerField({ chosen, problem, inputRef, onChoose, onNew }: Props) {
  const [t, invoices] = [useTranslations("editor"), useTranslations("invoices")];
  const [typed, setTyped] = useState("");
  const { found, busy, problem: searchProblem, search } = useCustomerSearch();
  const name = typed.trim();
  const offered = busy ? found.filter((row) => fits(row, typed)) : found;
  const rows = offered.map((row) => ({
    key: row.id,
    content: row.name,
    detail: [row.city, row.registrationNo].filter(Boolean).join(" · "),
  }));
  const newRow = {
    key: NEW,
    content: (
      <>
        <Plus className="mr-1 inline size-4" aria-hidden="true" />
        {name ? t("newNamed", { name }) : invoices("newCustomer")}
      </>
    ),
  };
  const problemText = searchProblem && <ProblemText problem={searchProblem} />;
  const none = found.length === 0 && t(busy ? "searching" : "nobody");
  return (
    <div className="sm:col-span-2">
      <Combobox
        label={invoices("customer")}
        placeholder={t("customerHint")}
        problem={problem}
        inputRef={inputRef}
        chosen={chosen?.name ?? ""}
        rows={busy ? rows : [...rows, newRow]}
        status={problemText ?? none}
        clear={t("clear")}
        onSearch={(text) => {
          setTyped(text);
          search(text);
        }}
        onPick={(key) => (key === NEW ? onNew(name) : onChoose(found.find(({ id }) => id === key) ?? null))}
        onEmpty={() => onChoose(null)}
      />
      <button
        type="button"
        onClick={() => onNew("")}
        className="mt-1 inline-flex cursor-pointer items-center gap-1 py-1 text-sm link"
      >
        <Plus className="size-4" aria-hidden="true" />
        {invoices("newCustomer")}
      </button>
    </div>
  );
}

// Until the answer is there only what it may hold is offered: nobody shall choose what they did not mean.
function fits({ name, city, registrationNo }: CustomerChoice, typed: string): boolean {
  const words = searchWords(name, city, registrationNo);
  return searchTerms(typed).every((term) => words.includes(term));
}
