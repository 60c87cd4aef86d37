/** A placeholder in the size of what is to come, so that nothing moves when it does. */
import clsx from "clsx";

export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx("shimmer block rounded-sm", className)} />;
}

/** Tells a screen reader that something is on its way; wrap skeletons in it. */
export function Loading({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div role="status" aria-label={label} aria-busy>
      {children}
    </div>
  );
}
