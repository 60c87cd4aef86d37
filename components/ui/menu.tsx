/** A menu that a button opens: its frame, and how its entries look. */
"use client";

import type { ReactNode } from "react";
import clsx from "clsx";
import { DropdownMenu } from "radix-ui";
import type { PopupProps } from "./load-on-use";

export interface MenuProps extends Partial<PopupProps> {
  align?: "start" | "end";
  /** Its least width. */
  className: string;
  children: ReactNode;
}

const LOOK = "z-50 rounded-md border border-line-strong bg-raised p-1 shadow-lg";

export const MENU_ITEM =
  "flex h-8 items-center gap-2 rounded-sm px-2 text-sm outline-none data-[highlighted]:bg-selected";

export function Menu({ trigger, align = "end", className, children, ...opened }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false} {...opened}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align={align} sideOffset={4} collisionPadding={8} className={clsx(LOOK, className)}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
