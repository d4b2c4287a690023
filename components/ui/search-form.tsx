import { Search } from "lucide-react";
import Form from "next/form";

type Props = {
  action: string;
  label: string;
  placeholder: string;
  submit: string;
  value: string;
  /** Other parts of the address that shall stay. */
  kept?: Record<string, string | undefined>;
};

/** A search that lives in the address: it can be shared, reloaded, and works before any script has loaded. */
export function SearchForm({ action, label, placeholder, submit, value, kept = {} }: Props) {
  return (
    <Form action={action} role="search" className="join w-full sm:max-w-sm">
      <input
        type="search"
        name="q"
        key={value}
        defaultValue={value}
        aria-label={label}
        placeholder={placeholder}
        maxLength={200}
        className="input join-item min-w-0 flex-1"
      />
      {Object.entries(kept).map(
        ([name, kept]) => kept && <input key={name} type="hidden" name={name} value={kept} />,
      )}
      <button type="submit" className="btn join-item border-base-content/45">
        <Search className="size-4" aria-hidden="true" />
        <span className="sr-only">{submit}</span>
      </button>
    </Form>
  );
}
