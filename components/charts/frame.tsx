/** Title, accessible name and summary around every chart; and the box that the tooltip of every chart stands in. */
import type { ReactNode } from "react";

export interface FrameProps {
  title?: string;
  unit: string;
  ariaLabel: string;
  height: number;
  legend?: ReactNode;
  children: ReactNode;
}

export function Frame({ title, unit, ariaLabel, height, legend, children }: FrameProps) {
  return (
    <figure className="min-w-0" aria-label={ariaLabel}>
      {title || legend ? (
        <figcaption className="mb-1 flex flex-wrap items-baseline gap-x-2 text-xs">
          {title ? <span className="font-medium text-text-2">{title}</span> : null}
          <span className="text-text-3">{unit}</span>
          {legend ? <span className="ml-auto">{legend}</span> : null}
        </figcaption>
      ) : null}
      <div style={{ height }}>{children}</div>
    </figure>
  );
}

/** A tooltip's lines: what, and its number, aligned. */
export function TipBox({
  head,
  lines,
}: {
  head: string;
  lines: { key: string; label: ReactNode; value: string; color?: string }[];
}) {
  return (
    <div className="rounded-md border border-line-strong bg-raised px-2.5 py-1.5 text-xs shadow-lg">
      <div className="figures mb-1 text-text-3">{head}</div>
      <table>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <td className="pr-4 text-text-2">
                {line.color ? (
                  <span
                    aria-hidden
                    className="mr-1.5 inline-block h-0.5 w-2.5 align-middle"
                    style={{ background: line.color }}
                  />
                ) : null}
                {line.label}
              </td>
              <td className="figures text-right">{line.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
