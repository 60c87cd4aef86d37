/** Receivers bound what they take: text is cut with a mark, and of many alerts as many are told as there is room for. */
import type { Message, MessageAlert } from "@/lib/core/alerts/message";

/** At most `most` UTF-16 units (what chats count), never half a character; what was cut ends in "…". */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, Math.max(most - 1, 0));
  // A high surrogate without its other half.
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** A text that is escaped after it was cut: the longest beginning whose escaped form has at most `most` units. */
export function shortenEscaped(text: string, escape: (text: string) => string, most: number): string {
  let cut = shorten(text, most);
  for (let room = most; escape(cut).length > most && room > 1;) {
    room = Math.min(room - 1, Math.floor((room * most) / escape(cut).length));
    cut = shorten(text, room);
  }
  return escape(cut);
}

interface Room<Item, Piece> {
  render: (item: Item) => Piece;
  sizeOf: (piece: Piece) => number;
  budget: number;
  most: number;
}

interface Fitted<Piece> {
  pieces: Piece[];
  left: number;
}

/** The first items, at most `most` and none whose size goes beyond `budget` in all; the rest is counted. */
export function fitted<Item, Piece>(items: Item[], { render, sizeOf, budget, most }: Room<Item, Piece>): Fitted<Piece> {
  const pieces: Piece[] = [];
  let room = budget;
  for (const item of items.slice(0, most)) {
    const piece = render(item);
    room -= sizeOf(piece);
    if (room < 0) break;
    pieces.push(piece);
  }
  return { pieces, left: items.length - pieces.length };
}

/** As `fitted`, of a message's alerts: none is left out for the room that links to incidents take, which go first. */
export function fittedAlerts<Piece>(
  { alerts }: Pick<Message, "alerts">,
  room: Room<MessageAlert, Piece>,
): Fitted<Piece> {
  const whole = fitted(alerts, room);
  if (whole.left === 0) return whole;
  const bare = fitted(
    alerts.map((alert) => ({ ...alert, links: { ...alert.links, incident: null } })),
    room,
  );
  return bare.left < whole.left ? bare : whole;
}

/** Whether a value is a link and nothing else (a runbook), shown in full where it leads to. */
export function isAddress(value: string): boolean {
  return /^https?:\/\/[^\s<>|()[\]"'\\]{1,1000}$/.test(value);
}
