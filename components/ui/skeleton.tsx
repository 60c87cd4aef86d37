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

/** Rows of a table that is on its way: the same heights, so that nothing moves when they come. */
export function RowsSkeleton({ label, widths, height }: { label: string; widths: string[]; height: string }) {
  return (
    <Loading label={label}>
      <div className="rounded-lg md:border md:border-line md:bg-surface">
        <div className="hidden h-8 border-b border-line md:block" />
        {widths.map((width, index) => (
          <div
            key={index}
            className={clsx("flex items-center gap-4 border-b border-line last:border-0 md:h-9 md:px-3", height)}
          >
            <Skeleton className="h-5 w-20 shrink-0" />
            <Skeleton className={`h-4 ${width}`} />
            <Skeleton className="ml-auto h-4 w-24 shrink-0" />
          </div>
        ))}
      </div>
    </Loading>
  );
}
