import { Button } from "#components/ui/button.tsx";

type Props = { back: string; onBack: () => void; submit: string; look?: "primary" | "danger"; busy: boolean };

/** The end of a form in a dialog: the way back, and the deed. */
export function DialogButtons({ back, onBack, submit, look = "primary", busy }: Props) {
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <Button look="quiet" onClick={onBack}>
        {back}
      </Button>
      <Button type="submit" look={look} busy={busy}>
        {submit}
      </Button>
    </div>
  );
}
