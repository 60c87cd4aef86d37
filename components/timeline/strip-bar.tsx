/** One bar of the strip: the worst at the bottom, where the eye compares. */
import { SEVERITIES, type Severity } from "@/lib/core/past/timeline";
import type { Step } from "./steps";

const FILL: Record<Severity, string> = {
  quiet: "bg-line-strong",
  ok: "bg-ok-line",
  warning: "bg-warning-line",
  error: "bg-error-line",
  offline: "bg-offline-line",
};

export interface StripBarProps {
  step: Step;
  /** The greatest total of all bars. */
  most: number;
  /** Shares of the strip's width. */
  left: number;
  width: number;
  tabIndex: number;
  label: string;
  title: string;
  onChoose(): void;
}

export function StripBar({ step, most, left, width, tabIndex, label, title, onChoose }: StripBarProps) {
  return (
    <button
      type="button"
      data-step={step.at}
      tabIndex={tabIndex}
      aria-label={label}
      title={`${title}\n${label}`}
      // A mouse or finger is heard by the strip, which tells a click from a drag; this is for the keyboard.
      onClick={({ detail }) => detail === 0 && onChoose()}
      className="absolute inset-y-0 flex cursor-crosshair flex-col justify-end hover:bg-selected"
      style={{
        left: `${Math.max(left, 0) * 100}%`,
        width: `max(4px, calc(${(width + Math.min(left, 0)) * 100}% - 1px))`,
      }}
    >
      <span className="flex w-full flex-col" style={{ height: `max(3px, ${(step.total / most) * 100}%)` }}>
        {SEVERITIES.filter((severity) => step.counts[severity]).map((severity) => (
          <span
            key={severity}
            className={`min-h-[2px] ${FILL[severity]}`}
            style={{ flexGrow: step.counts[severity], flexBasis: 0 }}
          />
        ))}
      </span>
    </button>
  );
}
