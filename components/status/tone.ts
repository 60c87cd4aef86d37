/** How each status looks: one tone (colour family), one icon shape and its word. The icon alone tells them apart. */
import { CircleCheck, CircleHelp, OctagonX, TriangleAlert, Unplug, type LucideIcon } from "lucide-react";
import type { Case } from "@/lib/core/words/terms";
import type { Tone } from "@/lib/core/words/tone";

export { toneOf, type AnyStatus, type Tone } from "@/lib/core/words/tone";

export const ICONS: Record<Tone, LucideIcon> = {
  ok: CircleCheck,
  warning: TriangleAlert,
  error: OctagonX,
  offline: Unplug,
  unknown: CircleHelp,
};

/** Classes are written out, so that Tailwind finds them. */
export const TONE_TEXT: Record<Tone, string> = {
  ok: "text-ok",
  warning: "text-warning",
  error: "text-error",
  offline: "text-offline",
  unknown: "text-unknown",
};

export const TONE_SOFT: Record<Tone, string> = {
  ok: "bg-ok-soft text-ok",
  warning: "bg-warning-soft text-warning",
  error: "bg-error-soft text-error",
  offline: "bg-offline-soft text-offline",
  unknown: "bg-unknown-soft text-unknown",
};

export const TONE_FILL: Record<Tone, string> = {
  ok: "bg-ok-line",
  warning: "bg-warning-line",
  error: "bg-error-line",
  offline: "bg-offline-line",
  unknown: "bg-unknown-line",
};

export const CASE_TONES: Record<Case, Tone> = {
  normal: "ok",
  "throughput-problem": "warning",
  "stalled-consumer": "error",
  "offline-partition": "offline",
};
