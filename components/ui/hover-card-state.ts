/** When a hover card is open: for who looks at its word by pointer or focus, and for who pressed it, until it is sent away. Pure. */

/** `looked`: goes when pointer and focus have gone. `held`: stays until it is pressed again, escaped or pressed beside. */
export type CardState = "closed" | "looked" | "held";

export type CardEvent =
  /** A pointer has rested on the word, or the keyboard's focus has come to it. */
  | "come"
  /** The pointer has left word and card, or the focus the word. */
  | "go"
  | "press"
  /** Escape, or a press or the focus elsewhere. */
  | "dismiss";

export function nextCardState(state: CardState, event: CardEvent): CardState {
  if (event === "come") return state === "closed" ? "looked" : state;
  if (event === "go") return state === "held" ? state : "closed";
  if (event === "press") return state === "held" ? "closed" : "held";
  return "closed";
}
