import { MessageFrame } from "#components/message/message-frame.tsx";

type Props<View extends string> = {
  views: readonly View[];
  view: View;
  nameOf: (view: View) => string;
  onView: (view: View) => void;
  /** Left out where there is no day and night. */
  dark: { name: string; on: boolean; onDark: (dark: boolean) => void } | undefined;
};

/** The buttons that choose how a mail is looked at, and by day or by night. */
export function ViewChoice<View extends string>({ views, view, nameOf, onView, dark }: Props<View>) {
  return (
    <div className="flex flex-wrap gap-3">
      <div className="join">
        {views.map((each) => (
          <Toggle key={each} name={nameOf(each)} pressed={each === view} onPress={() => onView(each)} />
        ))}
      </div>
      {dark && (
        <div className="join">
          <Toggle name={dark.name} pressed={dark.on} onPress={() => dark.onDark(!dark.on)} />
        </div>
      )}
    </div>
  );
}

function Toggle({ name, pressed, onPress }: { name: string; pressed: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className="btn join-item border-base-content/25 btn-outline btn-sm font-normal aria-pressed:bg-primary aria-pressed:text-primary-content"
    >
      {name}
    </button>
  );
}

type Shown = { text: string; html: string; title: string; dark: boolean };

/** A mail as its recipient will see it: as wide as there is room, narrow, or without HTML. */
export function MailView({ view, text, html, title, dark }: Shown & { view: "desktop" | "phone" | "plain" }) {
  if (view === "plain")
    return (
      <pre className="rounded-field bg-base-200 p-4 font-sans text-sm whitespace-pre-wrap wrap-anywhere">
        {text}
      </pre>
    );
  const frame = <MessageFrame html={html} title={title} dark={dark} />;
  return view === "phone" ? <div className="mx-auto max-w-[360px]">{frame}</div> : frame;
}
