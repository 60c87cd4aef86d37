/** A key of the keyboard; not shown where nothing hovers, for there a finger is all that there is. */
import type { ReactNode } from "react";

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line bg-sunken px-1 font-mono text-2xs text-text-3 [@media(hover:none)]:hidden">
      {children}
    </kbd>
  );
}
