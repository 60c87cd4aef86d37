/** The card of a hover card, beside its word. Loaded when somebody comes near the word. */
"use client";

import { useEffect, useRef, type PointerEventHandler, type ReactNode, type RefObject } from "react";
import { Popover } from "radix-ui";

export interface HoverCardPanelProps {
  /** Of which the ids of the card and of its text are made. */
  id: string;
  label: string;
  word: RefObject<HTMLElement | null>;
  /** True: the keyboard's focus goes into it. */
  enter: boolean;
  /** `fromInside`: the focus was in the card. */
  onDismiss(fromInside: boolean): void;
  onPointerEnter: PointerEventHandler;
  onPointerLeave: PointerEventHandler;
  children: ReactNode;
}

const LOOK =
  "z-50 max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-16px)] overflow-y-auto rounded-lg border border-line-strong bg-raised p-3 text-left text-sm font-normal whitespace-normal text-text shadow-lg outline-offset-2";

export function HoverCardPanel({ id, label, word, enter, onDismiss, children, ...pointer }: HoverCardPanelProps) {
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (enter) card.current?.focus();
  }, [enter]);
  return (
    <Popover.Root open onOpenChange={() => onDismiss(card.current?.contains(document.activeElement) ?? false)}>
      <Popover.Anchor virtualRef={word as RefObject<HTMLElement>} />
      <Popover.Portal>
        <Popover.Content
          ref={card}
          id={`${id}-card`}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          // Who merely looks keeps the focus where it is.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (enter) card.current?.focus();
          }}
          onCloseAutoFocus={(event) => event.preventDefault()}
          // What happens on the word is the word's.
          onInteractOutside={(event) => {
            if (event.target instanceof Node && word.current?.contains(event.target)) event.preventDefault();
          }}
          className={LOOK}
          {...pointer}
        >
          <div id={`${id}-text`}>{children}</div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
