/** What a chart says at one moment: a box beside the crosshair, and the same as a sentence for screen readers. */
"use client";

import { createPortal } from "react-dom";
import { useTranslations } from "use-intl";

export interface ReadingLine {
  key: string;
  label: string;
  value: string;
  color?: string;
}

export interface Reading {
  lines: ReadingLine[];
  /** Happenings near the moment, as sentences. */
  notes?: string[];
  /** A few characters, shown beside the crosshair while another chart is read. */
  brief?: string;
}

export interface ReadingBoxProps {
  /** The plot that the box stands beside. */
  box: HTMLElement;
  /** Where the crosshair stands in it, 0 to 1. */
  share: number;
  /** Pixels from the plot's upper edge at which the box begins. */
  top?: number;
  head: string;
  /** Null where nobody watched. */
  reading: Reading | null;
  hint?: string;
}

export function ReadingBox({ box, share, top, head, reading, hint }: ReadingBoxProps) {
  const t = useTranslations("charts");
  const lines = reading?.lines ?? [];
  const spoken = [head, ...(reading ? lines.map(({ label, value }) => `${label} ${value}`) : [t("noData")])];
  return (
    <>
      <span className="sr-only" role="status">
        {[...spoken, ...(reading?.notes ?? [])].join(", ")}
      </span>
      {createPortal(<Box {...{ box, share, top, head, reading, hint }} empty={t("noData")} />, document.body)}
    </>
  );
}

/** Distance from the crosshair. */
const AWAY = 12;

function Box(props: ReadingBoxProps & { empty: string }) {
  const { box, share, top = 0, head, reading, hint, empty } = props;
  const place = box.getBoundingClientRect();
  const x = place.left + share * place.width;
  const side = share > 0.5 ? { right: window.innerWidth - x + AWAY } : { left: x + AWAY };
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed z-40 max-w-80 rounded-md border border-line-strong bg-raised px-2.5 py-1.5 text-xs text-text shadow-lg"
      style={{
        ...side,
        top: Math.max(8, Math.min(place.top + top, window.innerHeight - 40 - 18 * (reading?.lines.length ?? 0))),
      }}
    >
      <p className="figures mb-1 text-text-3">{head}</p>
      {reading ? (
        <table>
          <tbody>
            {reading.lines.map((line) => (
              <tr key={line.key}>
                <td className="pr-4 text-text-2">
                  {line.color ? (
                    <span className="mr-1.5 inline-block h-0.5 w-2.5 align-middle" style={{ background: line.color }} />
                  ) : null}
                  {line.label}
                </td>
                <td className="figures text-right whitespace-nowrap">{line.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="text-text-2">{empty}</p>
      )}
      {reading?.notes?.map((note) => (
        <p key={note} className="mt-1 border-t border-line pt-1 text-text-2">
          {note}
        </p>
      ))}
      {hint ? <p className="mt-1 text-accent">{hint}</p> : null}
    </div>
  );
}
