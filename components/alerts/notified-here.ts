/** What this browser's notifications told, kept in it: all tabs share it, and it outlasts a reload. */
import { storedText } from "@/lib/client/stored-text";
import type { NotifiedAlerts } from "./notices";

const store = storedText("tidemark.notified-here");
/** The oldest go first: what is forgotten has its end not told, or is told once more by another tab. */
const MOST = 200;

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
export const textOfNotified = (notified: NotifiedAlerts): string =>
  JSON.stringify([...notified].slice(-MOST).map(([id, { tag, isOver }]) => [id, tag, isOver]));

export const notifiedHere = (): NotifiedAlerts => notifiedIn(store.read());

/** Before anything is shown, so that other tabs do not show it as well; where storage is forbidden the tags keep them from it. */
export function keepNotified(notified: NotifiedAlerts): void {
  const text = textOfNotified(notified);
  if (text !== store.read()) store.write(text);
}
