import { Button } from "#components/ui/button.tsx";

type Props = {
  submit: string;
  look?: "primary";
  busy: boolean;
  /** What is said once all that stands in the form is kept. */
  kept: string | false;
};

/** The end of a form that stays on its page: the deed, and that it was done. */
export function FormFoot({ submit, look, busy, kept }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button type="submit" {...(look && { look })} busy={busy}>
        {submit}
      </Button>
      <p role="status" className="text-sm text-success">
        {kept}
      </p>
    </div>
  );
}
