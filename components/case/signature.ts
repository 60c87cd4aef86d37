/** How each case looks as a drawing: log end and committed offset as if by a pencil, in records. Not data. Pure. */
import type { Case } from "@/lib/core/words/terms";
import type { AnyStatus } from "../status/tone";

export interface Signature {
  at: number[];
  logEnd: (number | null)[];
  committed: (number | null)[];
  status: AnyStatus;
}

const STEPS = 41;
const at = Array.from({ length: STEPS }, (_, step) => step);
/** The log of a topic whose records come in gentle bursts. */
const rise = (step: number) => 10 * step + 14 * Math.sin(step / 3.2);

function draw(status: AnyStatus, logEnd: (step: number) => number | null, committed: (step: number) => number | null) {
  return { at, status, logEnd: at.map(logEnd), committed: at.map(committed) };
}

/** The moment in the drawing at which the trouble begins. */
const BEGIN = 14;

export const SIGNATURES: Record<Case, Signature> = {
  normal: draw("OK", rise, (step) => rise(step) - 12 - 8 * Math.sin(step / 2.1)),
  "throughput-problem": draw("WARNING", rise, (step) => rise(step) - 12 - Math.max(0, step - 6) * 5),
  "stalled-consumer": draw("STALLED", rise, (step) => (step < BEGIN ? rise(step) - 14 : rise(BEGIN) - 14)),
  "offline-partition": draw(
    "OFFLINE",
    (step) => rise(Math.min(step, BEGIN + 6)),
    (step) => rise(Math.min(step, BEGIN + 6)) - 26,
  ),
};

/** The status whose colour a case is drawn in. */
export const shownIn = (slug: Case): AnyStatus => SIGNATURES[slug].status;
