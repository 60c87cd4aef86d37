/** Bits of a table: the same lines, heights and alignments everywhere. Numbers stand right. */
import type { ComponentProps } from "react";
import clsx from "clsx";

/** Scrolls sideways by itself where the page is too narrow. */
export function Table({ className, ...rest }: ComponentProps<"table">) {
  return (
    // A scroll area must be reachable by keyboard.
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={rest["aria-label"]}>
      <table className={clsx("w-full border-collapse text-sm", className)} {...rest} />
    </div>
  );
}

export function Th({ align = "left", className, ...rest }: ComponentProps<"th"> & { align?: "left" | "right" }) {
  return (
    <th
      scope="col"
      className={clsx(
        "h-8 border-b border-line px-3 text-xs font-medium whitespace-nowrap text-text-3",
        align === "right" ? "text-right" : "text-left",
        className,
      )}
      {...rest}
    />
  );
}

export function Td({ align = "left", className, ...rest }: ComponentProps<"td"> & { align?: "left" | "right" }) {
  return (
    <td
      className={clsx(
        "h-9 border-b border-line px-3 whitespace-nowrap",
        align === "right" && "figures text-right",
        className,
      )}
      {...rest}
    />
  );
}
