/** The colour of a message, of the pages' statuses: what is over is well whatever it was, and what comes and goes is grey. */
import type { Severity, NotifiedState } from "@/lib/core/alerts/terms";
import { COLOURS } from "@/lib/core/words/palette";
import { toneOf, type Tone } from "@/lib/core/words/tone";

/** Of what goes on and is looked after, where a message says so by its colour. */
export const ACKNOWLEDGED = COLOURS.light.accent;

/** `#rrggbb`, dark enough for white letters on it. */
export function colourOf(alert: { state: NotifiedState; severity: Severity }): string {
  return COLOURS.light[toneOfAlert(alert)];
}

function toneOfAlert({ state, severity }: { state: NotifiedState; severity: Severity }): Tone {
  if (state === "resolved" || state === "passed") return "ok";
  return state === "flapping" ? "unknown" : toneOf(severity);
}
