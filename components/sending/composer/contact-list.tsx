import { ComboboxOption, ComboboxPopup } from "#components/ui/combobox-list.tsx";

type Contact = { email: string; name: string };
type Props = {
  id: string;
  label: string;
  contacts: Contact[];
  /** The place of the one that the arrows are on; -1: none. */
  at: number;
  onPick: (email: string) => void;
};

/** The contacts that a field of recipients offers; the focus stays in the field. */
export function ContactList({ id, label, contacts, at, onPick }: Props) {
  return (
    <div className="absolute z-30 mt-1 w-full">
      <ComboboxPopup onMouseDown={(event) => event.preventDefault()}>
        <div id={id} role="listbox" aria-label={label}>
          {contacts.map(({ email, name }, index) => (
            <ComboboxOption
              key={email}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              data-highlighted={index === at ? "" : undefined}
              onClick={() => onPick(email)}
              detail={name && email}
            >
              {name || email}
            </ComboboxOption>
          ))}
        </div>
      </ComboboxPopup>
    </div>
  );
}
