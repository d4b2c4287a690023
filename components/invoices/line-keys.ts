/** What a key does to the line that it was pressed in. */
type LineDeed = "add" | "up" | "down" | "moveUp" | "moveDown" | "remove";
type Pressed = { key: string; altKey: boolean; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean };

const deeds: Record<string, LineDeed> = {
  Enter: "add",
  ArrowUp: "up",
  ArrowDown: "down",
  "Control+ArrowUp": "up",
  "Control+ArrowDown": "down",
  "Alt+ArrowUp": "moveUp",
  "Alt+ArrowDown": "moveDown",
  "Alt+Delete": "remove",
};

/** In a choice, arrows alone are its own. AltGr, which is Ctrl and Alt at once, writes characters. */
export function deedOfKey(pressed: Pressed, inChoice: boolean): LineDeed | undefined {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = pressed;
  if (shiftKey || metaKey) return undefined;
  const deed = deeds[`${ctrlKey ? "Control+" : ""}${altKey ? "Alt+" : ""}${key}`];
  return inChoice && key.startsWith("Arrow") && !altKey && !ctrlKey ? undefined : deed;
}
