import { Combobox } from "@base-ui/react/combobox";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Ref, useState } from "react";
import { ComboboxOption, ComboboxPopup } from "#components/ui/combobox-list.tsx";
import { TextField } from "#components/ui/field.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { Problem } from "#lib/base/errors.ts";
import { searchTerms, searchWords } from "#lib/base/search-words.ts";
import type { CustomerChoice } from "#lib/customers/find-customers.ts";
import { useCustomerSearch } from "./use-customer-search.ts";

type Props = {
  chosen: CustomerChoice | null;
  problem: Problem | undefined;
  inputRef: Ref<HTMLInputElement>;
  onChoose: (customer: CustomerChoice | null) => void;
  /** Somebody who is not there yet, by the name typed so far. */
  onNew: (name: string) => void;
};

// The last row of the list: no customer, but the way to a new one.
const newRow: CustomerChoice = { id: "", name: "", city: "", registrationNo: "", currency: "" };

/** The customer, found while typing; the last row makes a new one of what is typed. */
export function CustomerField({ chosen, problem, inputRef, onChoose, onNew }: Props) {
  const [t, invoices] = [useTranslations("editor"), useTranslations("invoices")];
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const { found, busy, problem: searchProblem, search } = useCustomerSearch();
  const look = (text: string) => {
    setTyped(text);
    search(text);
  };
  const begin = (name: string) => {
    setOpen(false);
    onNew(name);
  };
  return (
    <div className="sm:col-span-2">
      <Combobox.Root
        items={busy ? found.filter((row) => fits(row, typed)) : [...found, newRow]}
        filter={null}
        autoHighlight
        value={chosen}
        open={open}
        onOpenChange={(next, { reason }) => {
          setOpen(next);
          // What is typed opens it too, and is looked for already.
          if (next && reason !== "input-change") look("");
        }}
        onInputValueChange={(text, { reason }) => {
          if (reason === "input-change") look(text);
        }}
        onValueChange={(value, details) => {
          if (value?.id !== "") return onChoose(value);
          details.cancel();
          begin(typed.trim());
        }}
        itemToStringLabel={({ name }) => name}
        isItemEqualToValue={(one, other) => one.id === other.id}
      >
        <Combobox.Input
          ref={inputRef}
          render={
            <TextField
              label={invoices("customer")}
              placeholder={t("customerHint")}
              autoComplete="off"
              problem={problem}
              trailing={
                chosen && (
                  <Combobox.Clear className="btn btn-square btn-ghost btn-sm">
                    <X className="size-4" aria-hidden="true" />
                    <span className="sr-only">{t("clear")}</span>
                  </Combobox.Clear>
                )
              }
            />
          }
        />
        <Combobox.Portal>
          <Combobox.Positioner className="z-30 w-(--anchor-width)" sideOffset={4}>
            <Combobox.Popup render={<ComboboxPopup />}>
              <Combobox.Status className="px-3 py-2 text-sm text-base-content/70 empty:hidden">
                {searchProblem ? (
                  <ProblemText problem={searchProblem} />
                ) : busy && found.length === 0 ? (
                  t("searching")
                ) : (
                  !busy && found.length === 0 && t("nobody")
                )}
              </Combobox.Status>
              <Combobox.List>
                {(row: CustomerChoice) => (
                  <Combobox.Item key={row.id} value={row} render={<Row row={row} typed={typed.trim()} />} />
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
      <button
        type="button"
        onClick={() => begin("")}
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

function Row({ row, typed, ...native }: { row: CustomerChoice; typed: string }) {
  const [t, invoices] = [useTranslations("editor"), useTranslations("invoices")];
  if (row.id === "")
    return (
      <ComboboxOption {...native} className="border-t border-base-300">
        <Plus className="mr-1 inline size-4" aria-hidden="true" />
        {typed ? t("newNamed", { name: typed }) : invoices("newCustomer")}
      </ComboboxOption>
    );
  return (
    <ComboboxOption {...native} detail={[row.city, row.registrationNo].filter(Boolean).join(" · ")}>
      {row.name}
    </ComboboxOption>
  );
}
