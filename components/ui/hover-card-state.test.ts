/** A card that somebody merely looks at goes with the pointer; one that was asked for stays until it is sent away. */
import { expect, it } from "vitest";
import { nextCardState, type CardEvent, type CardState } from "./hover-card-state";

const after = (...events: CardEvent[]): CardState => events.reduce(nextCardState, "closed");

it.each<[what: string, events: CardEvent[], state: CardState]>([
  ["opens for a pointer or the focus", ["come"], "looked"],
  ["goes with them", ["come", "go"], "closed"],
  ["stays open for who presses it while looking", ["come", "press"], "held"],
  ["opens for a tap, without a pointer that rests", ["press"], "held"],
  ["stays when the pointer leaves what was pressed", ["come", "press", "go"], "held"],
  ["does not fall back to a glance when the pointer comes again", ["press", "come", "go"], "held"],
  ["closes at the second press", ["press", "press"], "closed"],
  ["is sent away while it is looked at", ["come", "dismiss"], "closed"],
  ["is sent away when it was pressed", ["press", "dismiss"], "closed"],
])("%s", (_, events, state) => {
  expect(after(...events)).toBe(state);
});
