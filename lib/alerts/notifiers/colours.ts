/** The colour of a message: what is over is green whatever it was, and what comes and goes has its own. */
import type { Severity, ToldState } from "@/lib/core/alerts/terms";

/** `#rrggbb`, dark enough for white letters on it. */
export function colourOf({ state, severity }: { state: ToldState; severity: Severity }): string {
  if (state === "resolved" || state === "passed") return "#15803d";
  if (state === "flapping") return "#6d28d9";
  return severity === "ERROR" ? "#b91c1c" : "#b45309";
}
