/** A named number in a strip of them, as wide as its neighbours whatever it says, so that none moves when it changes. The strip is a description list, so that name and number belong together. */
import type { ReactNode } from "react";
import clsx from "clsx";

export function Facts({ children, label, className }: { children: ReactNode; label: string; className?: string }) {
  return (
    <dl
      aria-label={label}
      className={clsx(
        "grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-4 xl:flex xl:flex-wrap",
        // In two columns an odd one would leave a hole beside it.
        "max-sm:*:last:odd:col-span-2",
        className,
      )}
    >
      {children}
    </dl>
  );
}

export interface FactProps {
  label: ReactNode;
  /** Smaller, under the number: what it leaves out, or what it is made of. */
  note?: ReactNode;
  children: ReactNode;
}

export function Fact({ label, note, children }: FactProps) {
  return (
    <div className="min-w-0 grow basis-[132px] bg-surface px-4 py-2.5">
      <dt className="text-xs whitespace-nowrap text-text-3">{label}</dt>
      <dd className="mt-0.5 text-lg font-medium whitespace-nowrap">
        {children}
        {note ? <span className="block text-2xs font-normal whitespace-normal text-text-3">{note}</span> : null}
      </dd>
    </div>
  );
}

/** A name that may be longer than a number: smaller, and cut where it still has no room. */
export function FactWord({ children }: { children: string }) {
  return (
    <span title={children} className="block truncate text-sm leading-[inherit]">
      {children}
    </span>
  );
}
