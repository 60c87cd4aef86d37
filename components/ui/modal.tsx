/** A window above the page: it holds the keyboard until Escape, a press beside it, or its own button closes it. */
"use client";

import type { ReactNode } from "react";
import clsx from "clsx";
import { Dialog } from "radix-ui";

export interface ModalProps {
  /** Read out, and shown where `title` is true. */
  label: string;
  title?: boolean;
  /** `top` for a window whose height changes while one types. */
  place?: "middle" | "top";
  onClose(): void;
  children: ReactNode;
}

export function Modal({ label, title = false, place = "middle", onClose, children }: ModalProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-black/50" />
        <Dialog.Content
          aria-describedby={undefined}
          className={clsx(
            "fixed left-1/2 z-50 w-160 max-w-[calc(100vw-16px)] -translate-x-1/2 overflow-hidden rounded-lg border border-line-strong bg-raised shadow-lg outline-none",
            place === "top" ? "top-[10dvh]" : "top-1/2 max-h-[90dvh] -translate-y-1/2 overflow-y-auto",
          )}
        >
          <Dialog.Title className={title ? "border-b border-line px-4 py-3 text-base font-semibold" : "sr-only"}>
            {label}
          </Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
