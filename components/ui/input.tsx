/** A line of text to type in, with room for an icon before it and a hint after it. */
import type { ComponentProps, ReactNode } from "react";
import clsx from "clsx";

export interface InputProps extends ComponentProps<"input"> {
  icon?: ReactNode;
  hint?: ReactNode;
}

export function Input({ icon, hint, className, ...rest }: InputProps) {
  return (
    <div className={clsx("relative flex items-center", className)}>
      {icon ? <span className="pointer-events-none absolute left-2.5 text-text-3">{icon}</span> : null}
      <input
        className={clsx(
          "h-8 w-full rounded-md border border-line-strong bg-surface text-sm placeholder:text-text-3",
          icon ? "pl-8" : "pl-3",
          hint ? "pr-10" : "pr-3",
        )}
        {...rest}
      />
      {hint ? <span className="absolute right-2">{hint}</span> : null}
    </div>
  );
}
