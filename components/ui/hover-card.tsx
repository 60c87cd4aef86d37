/**
 * A word that explains itself: a card opens under it for a resting pointer, for the keyboard's focus and for a press or a tap, and
 * Escape sends it away. The word keeps its size and place; the card is loaded when somebody comes near.
 */
"use client";

import {
  useEffect,
  useId,
  useReducer,
  useRef,
  useState,
  type ComponentType,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
} from "react";
import clsx from "clsx";
import { nextCardState } from "./hover-card-state";
import type { HoverCardPanelProps } from "./hover-card-panel";

export interface HoverCardProps {
  /** The word. */
  children: ReactNode;
  /** What a screen reader calls the card. */
  label: string;
  /** What stands in it; null as long as that is not there. */
  card: ReactNode;
  /** Somebody may want it soon: have it come. What fails is tried again the next time. */
  onNear?(): void;
  className?: string;
}

/** So long a pointer rests before the card opens, and so long it may be on its way from the word to the card. */
const REST_MS = 200;

/** 24 px high and wide at least, for a finger, in no more room than the word takes. */
const TARGET = "-mx-1 -my-[4px] inline-block min-h-[24px] min-w-[24px] cursor-help px-1 py-[4px] text-left";
const LOOK = "rounded-sm underline decoration-dotted decoration-from-font underline-offset-4 hover:text-text";

type Panel = ComponentType<HoverCardPanelProps>;

export function HoverCard({ children, label, card, onNear, className }: HoverCardProps) {
  const [state, dispatch] = useReducer(nextCardState, "closed");
  const [Panel, setPanel] = useState<Panel | null>(null);
  /** Pressed by the keyboard, whose focus then goes into the card. */
  const [enter, setEnter] = useState(false);
  const word = useRef<HTMLButtonElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** The focus comes back from the card: that is no wish to see it again. */
  const returning = useRef(false);
  const id = useId();
  const shown = state !== "closed" && Panel !== null && card !== null;

  useEffect(() => () => clearTimeout(timer.current), []);
  const near = () => {
    onNear?.();
    void import("./hover-card-panel").then(
      (module) => setPanel(() => module.HoverCardPanel),
      () => undefined,
    );
  };
  const soon = (event: "come" | "go") => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => dispatch(event), REST_MS);
  };
  const enterWord = (pointer: PointerEvent) => {
    near();
    if (pointer.pointerType !== "touch") soon("come");
  };
  const leave = (pointer: PointerEvent) => {
    // Who came by the keyboard still looks.
    if (word.current?.matches(":focus-visible")) clearTimeout(timer.current);
    else if (pointer.pointerType !== "touch") soon("go");
  };
  const press = (event: MouseEvent) => {
    clearTimeout(timer.current);
    near();
    // Browsers count no clicks where a key was pressed.
    setEnter(event.detail === 0);
    dispatch("press");
  };
  const dismiss = (fromInside: boolean) => {
    clearTimeout(timer.current);
    dispatch("dismiss");
    if (!fromInside) return;
    returning.current = true;
    word.current?.focus();
    returning.current = false;
  };
  return (
    <>
      <button
        ref={word}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={shown}
        aria-controls={shown ? `${id}-card` : undefined}
        aria-describedby={shown ? `${id}-text` : undefined}
        onPointerEnter={enterWord}
        onPointerLeave={leave}
        onFocus={(event) => {
          if (returning.current || !event.currentTarget.matches(":focus-visible")) return;
          near();
          clearTimeout(timer.current);
          dispatch("come");
        }}
        onBlur={(event) => {
          if (!event.currentTarget.matches(":hover")) dispatch("go");
        }}
        onClick={press}
        className={clsx(TARGET, LOOK, className)}
      >
        {children}
      </button>
      {shown ? (
        <Panel
          {...{ id, label, word, onDismiss: dismiss }}
          enter={enter && state === "held"}
          onPointerEnter={() => clearTimeout(timer.current)}
          onPointerLeave={leave}
        >
          {card}
        </Panel>
      ) : null}
    </>
  );
}
