/** What this browser's notifications told, kept in it: all tabs share it, and it outlasts a reload. */
import type { NotifiedAlerts } from "./notices";

const STORE = "tidemark.notified-here";
/** The oldest go first: what is forgotten has its end not told, or is told once more by another tab. */
const MOST = 200;

/** Where storage is forbidden it lasts as long as the page. */
let kept: string | null = null;

function stored(): string | null {
  try {
    return window.localStorage.getItem(STORE) ?? kept;
  } catch {
    return kept;
  }
}

/** What a text says was told; nothing where it is nothing of this. */
export function notifiedIn(text: string | null): NotifiedAlerts {
  try {
    const rows: unknown = JSON.parse(text ?? "[]");
    const given: unknown[] = Array.isArray(rows) ? rows : [];
    return new Map(
      given.flatMap((row) => {
        const [id, tag, isOver] = Array.isArray(row) ? (row as unknown[]) : [];
        return typeof id === "string" && typeof tag === "string" ? [[id, { tag, isOver: isOver === true }]] : [];
      }),
    );
  } catch {
    return new Map();
  }
}

/** The text that `notifiedIn` reads. */
export const textOfNotified = (told: NotifiedAlerts): string =>
  JSON.stringify([...told].slice(-MOST).map(([id, { tag, isOver }]) => [id, tag, isOver]));

export const notifiedHere = (): NotifiedAlerts => notifiedIn(stored());

/** Before anything is shown, so that other tabs do not show it as well. */
export function keepNotified(told: NotifiedAlerts): void {
  const text = textOfNotified(told);
  if (text === stored()) return;
  kept = text;
  try {
    window.localStorage.setItem(STORE, text);
  } catch {
    // Kept for as long as the page stands; the tags keep tabs from showing it twice.
  }
}
