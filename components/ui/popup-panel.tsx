/** A panel that a button opens. Loaded with what stands in it (`load-on-use.tsx`). */
"use client";

import type { ReactNode } from "react";
import clsx from "clsx";
import { Popover } from "radix-ui";
import type { PopupProps } from "./load-on-use";

export interface PopupPanelProps extends PopupProps {
  /** What a screen reader calls it. */
  label: string;
  align?: "start" | "end";
  /** Width, padding, and how what is in it is laid out. */
  className: string;
  children: ReactNode;
}

const LOOK =
  "z-50 max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-16px)] overflow-y-auto rounded-lg border border-line-strong bg-raised text-sm shadow-lg";

export function PopupPanel({ trigger, label, align = "end", className, children, ...opened }: PopupPanelProps) {
  return (
    <Popover.Root {...opened}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          className={clsx(LOOK, className)}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
