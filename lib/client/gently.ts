/** Long work of a page in short turns, so that frames, keys and wheels come in between. */
import { inTurns } from "@/lib/core/in-turns";

/** Half of a frame. */
const TURN_MS = 8;
/** A window that is covered draws no frames. */
const NO_FRAME_MS = 50;

/** Lets a frame be drawn first. */
const pause = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, NO_FRAME_MS);
    requestAnimationFrame(() => setTimeout(resolve));
  });

/** As `inTurns`. */
export const gently = <T>(work: Iterator<undefined, T>): Promise<T> => inTurns(work, { turnMs: TURN_MS, pause });
