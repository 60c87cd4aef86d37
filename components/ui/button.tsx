/** Buttons, and links that look like them. */
import type { ComponentProps } from "react";
import clsx from "clsx";

export interface ButtonLook {
  variant?: "solid" | "outline" | "ghost" | "danger";
  size?: "sm" | "md";
  /** Square, for a single icon; give it an `aria-label`. */
  icon?: boolean;
}

const VARIANTS = {
  solid: "bg-text text-bg hover:opacity-90",
  outline: "border border-line-strong bg-surface text-text hover:bg-selected",
  ghost: "text-text-2 hover:bg-selected hover:text-text",
  danger: "border border-error-line/50 bg-error-soft text-error hover:border-error-line",
};

/** The classes of a button, for a `Link` that should look like one. */
export function buttonClass({ variant = "outline", size = "md", icon = false }: ButtonLook = {}): string {
  return clsx(
    "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap select-none",
    "disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50",
    size === "sm" ? "h-7 text-xs" : "h-8 text-sm",
    icon ? (size === "sm" ? "w-7" : "w-8") : size === "sm" ? "px-2" : "px-3",
    VARIANTS[variant],
  );
}

/** For what stands around buttons and fields: on a narrow screen each is large enough for a thumb, 40 px. */
export const THUMB = "max-md:[&_:is(button,input)]:min-h-[40px] max-md:[&_button]:min-w-[40px]";

export function Button({ variant, size, icon, className, ...rest }: ComponentProps<"button"> & ButtonLook) {
  return <button type="button" className={clsx(buttonClass({ variant, size, icon }), className)} {...rest} />;
}
