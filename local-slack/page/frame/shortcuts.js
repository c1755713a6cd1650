const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
const marks = { Mod: isMac ? "⌘" : "Ctrl", Alt: isMac ? "⌥" : "Alt", Shift: isMac ? "⇧" : "Shift" };
const arrows = { Up: "↑", Down: "↓" };

/** A combination as it stands on this keyboard: `Mod+K` → `Ctrl+K` or `⌘K`. */
export function keyWords(keys) {
  const parts = keys.split("+").map((part) => marks[part] ?? arrows[part] ?? part);
  return parts.join(isMac ? "" : "+");
}

/** Whether a key press is the combination, such as `Mod+K`, `Alt+Shift+Up`, `F6`, `?`. */
export function isPressed(event, keys) {
  const parts = keys.split("+");
  const key = parts.pop();
  const wants = (name) => parts.includes(name);
  const hasMod = isMac ? event.metaKey : event.ctrlKey;
  if (key === "?") return event.key === "?" && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (wants("Mod") !== hasMod || wants("Alt") !== event.altKey || wants("Shift") !== event.shiftKey) return false;
  // With Alt or Shift a key writes something else on many keyboards: there the place on the keyboard counts.
  if (/^\d$/.test(key)) return event.code === `Digit${key}`;
  if (/^[A-Z]$/.test(key)) return event.code === `Key${key}` || event.key.toUpperCase() === key;
  return event.key === ({ Up: "ArrowUp", Down: "ArrowDown", Esc: "Escape" }[key] ?? key);
}

export function isWriting(node) {
  return node instanceof Element && node.closest("input, textarea, select") !== null;
}
