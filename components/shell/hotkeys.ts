/** Keys that do something from anywhere on a page, unless one is typing or a dialog or menu has the keyboard. */
import { useHotkeys } from "react-hotkeys-hook";

const SEQUENCE_MS = 1000;
/** When a key was pressed that begins a sequence: "g t" goes to the timeline and must not open the time control. */
let prefixAt = 0;

const TYPING = "input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]";

/** True where the key belongs to what has the focus. */
function belongsElsewhere(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  return event.target instanceof HTMLElement && event.target.closest(TYPING) !== null;
}

/** One key by its place on the keyboard, so that it works whatever script is being typed. */
export function useKey(key: string, run: () => void): void {
  useHotkeys(key, run, {
    preventDefault: true,
    ignoreEventWhen: (event) => belongsElsewhere(event) || Date.now() - prefixAt < SEQUENCE_MS,
  });
}

/** One key by the character it makes: "/" and "?" stand elsewhere on every layout. */
export function useCharacterKey(character: string, run: () => void): void {
  useHotkeys(character, run, {
    useKey: true,
    ignoreModifiers: true,
    preventDefault: true,
    ignoreEventWhen: belongsElsewhere,
  });
}

/** Two keys, one after the other: `prefix` and then one of `keys`. */
export function useSequences(prefix: string, keys: string[], run: (key: string) => void): void {
  useHotkeys(prefix, () => void (prefixAt = Date.now()), { ignoreEventWhen: belongsElsewhere });
  useHotkeys(
    keys.map((key) => `${prefix}>${key}`),
    (event, { keys: pressed }) => {
      if (belongsElsewhere(event)) return;
      prefixAt = 0;
      run(pressed?.at(-1) ?? "");
    },
    { sequenceTimeoutMs: SEQUENCE_MS, preventDefault: true },
  );
}

/** A key with Ctrl, or with Command on a Mac; works while typing too. */
export function useModifiedKey(key: string, run: () => void): void {
  useHotkeys(`mod+${key}`, run, { enableOnFormTags: true, enableOnContentEditable: true, preventDefault: true });
}
