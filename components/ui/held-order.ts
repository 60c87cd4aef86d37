/**
 * The order of a list's rows, held while a finger, a pointer or the keyboard is on them, so that what is aimed at stays where it is.
 * Their contents go on. `LIST` marks the element that the rows are in.
 */
export const LIST = { "data-held-rows": "" };
const WITHIN = "[data-held-rows]";

/** Fingers lift and aim once more; what was scrolled is read before it is touched. */
const TOUCHED_MS = 2_000;
/** A pointer or a focus that rests for longer belongs to nobody who reads: what is wrong goes to the top again. */
const HOVERED_MS = 15_000;

/** `rows` in the places that `before` has: who is gone keeps its place as it was, who is new stands at the end. */
export function inPlaces<T>(before: readonly T[], rows: readonly T[], keyOf: (row: T) => string): T[] {
  const left = new Map(rows.map((row) => [keyOf(row), row]));
  const placed = before.map((row) => {
    const key = keyOf(row);
    const newest = left.get(key) ?? row;
    left.delete(key);
    return newest;
  });
  return [...placed, ...left.values()];
}

const isSame = (a: readonly unknown[], b: readonly unknown[]) => a.every((value, index) => value === b[index]);

/** One list's order. `choice`: what the viewer chose, such as the sort; another choice is followed at once. */
export class HeldOrder<T> {
  private held = false;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private notify = () => {};
  private input: readonly T[] = [];
  private output: T[] = [];
  private choice: readonly unknown[] = [];

  constructor(private readonly keyOf: (row: T) => string) {}

  /** The rows to show; the same array as long as nothing changes, and as long as only a hold begins. */
  arrange(rows: T[], choice: readonly unknown[]): T[] {
    const isChosen = this.choice.length === choice.length && isSame(this.choice, choice);
    const isHeld = this.held && isChosen && this.output.length > 0;
    if (!isHeld) this.output = rows;
    else if (rows !== this.input) this.output = inPlaces(this.output, rows, this.keyOf);
    this.input = rows;
    this.choice = choice;
    return this.output;
  }

  /** Watches the window; `tell` is called when a hold ends. Answers what ends it. */
  watch(notify: () => void): () => void {
    this.notify = notify;
    const listener = new AbortController();
    const options = { passive: true, capture: true, signal: listener.signal };
    for (const [name, listen] of Object.entries(this.listeners)) window.addEventListener(name, listen, options);
    return () => {
      listener.abort();
      clearTimeout(this.rest);
      this.held = false;
    };
  }

  private readonly listeners: Record<string, (event: Event) => void> = {
    pointerdown: (event) => isWithin(event) && this.hold(null),
    pointerup: (event) => this.held && this.hold(restOf(event)),
    pointercancel: () => this.held && this.hold(TOUCHED_MS),
    pointermove: (event) => {
      if (event instanceof PointerEvent && event.buttons > 0) return;
      if (isWithin(event)) this.hold(restOf(event));
      else if (this.held) this.hold(0);
    },
    scroll: () => this.hold(TOUCHED_MS),
    // Keys that move the focus are aimed at rows as a pointer is.
    focusin: (event) => {
      if (isWithin(event)) this.hold(HOVERED_MS);
    },
    keydown: (event) => {
      if (isWithin(event)) this.hold(HOVERED_MS);
    },
  };

  /** Holds for so long, or until something else is said. */
  private hold(forMs: number | null): void {
    this.held = true;
    clearTimeout(this.rest);
    if (forMs !== null) this.rest = setTimeout(() => this.release(), forMs);
  }

  private release(): void {
    this.held = false;
    this.notify();
  }
}

const isWithin = ({ target }: Event) => target instanceof Element && target.closest(WITHIN) !== null;
const restOf = (event: Event) =>
  event instanceof PointerEvent && event.pointerType === "mouse" ? HOVERED_MS : TOUCHED_MS;
