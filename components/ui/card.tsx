/** A surface with a title: the one frame that pages put things in. */
import type { ReactNode } from "react";
import clsx from "clsx";

export interface CardProps {
  title?: ReactNode;
  /** Stands beside the title, in a quieter voice. */
  note?: ReactNode;
  actions?: ReactNode;
  /** False when the content brings its own edges, such as a table. */
  padded?: boolean;
  className?: string;
  children: ReactNode;
}

export function Card({ title, note, actions, padded = true, className, children }: CardProps) {
  return (
    <section className={clsx("min-w-0 rounded-lg border border-line bg-surface", className)}>
      {title || actions ? (
        <header className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5">
          <h2 className="min-w-0 text-sm font-semibold wrap-anywhere">{title}</h2>
          {note ? <div className="min-w-0 text-xs text-text-3 wrap-anywhere">{note}</div> : null}
          {actions ? <div className="ml-auto flex items-center gap-2">{actions}</div> : null}
        </header>
      ) : null}
      <div className={clsx(padded && "p-4")}>{children}</div>
    </section>
  );
}
