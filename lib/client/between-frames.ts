/** Long work of a page in short turns, so that frames, keys and wheels come in between. */
import { inTurns } from "@/lib/core/in-turns";

/** Half of a frame, while somebody uses the page. */
const BUSY_TURN_MS = 8;
/** Of who only looks nothing is held up by less than this: three frames make a step that can be felt. */
const QUIET_TURN_MS = 30;
/** So long after the last key, wheel or touch somebody uses the page. */
const HANDS_OFF_MS = 1000;
/** A window that is covered draws no frames. */
const NO_FRAME_MS = 50;

let usedAt = -Infinity;
if (typeof window !== "undefined")
  for (const name of ["keydown", "pointerdown", "pointermove", "scroll", "touchmove", "wheel"])
    window.addEventListener(name, () => (usedAt = performance.now()), { capture: true, passive: true });

/** Lets a frame be drawn first. */
const pause = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, NO_FRAME_MS);
    requestAnimationFrame(() => setTimeout(resolve));
  });

/** As `inTurns`. */
export function betweenFrames<T>(work: Iterator<undefined, T>): Promise<T> {
  const inUse = performance.now() - usedAt < HANDS_OFF_MS;
  return inTurns(work, { turnMs: inUse ? BUSY_TURN_MS : QUIET_TURN_MS, pause });
}
