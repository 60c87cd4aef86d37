/** Errors that carry their reason as facts, so that any language can say what is wrong. */
import { english } from "./english";
import { asSentence } from "./english-parts";
import { say, type Reason, type Said } from "./facts";

/** An error with its reason as facts; its message is their sentence in English. */
export class ReasonError<S extends Said = Reason> extends Error {
  constructor(
    readonly said: S,
    options?: ErrorOptions,
  ) {
    super(asSentence(english(said)), options);
  }
}

/** What an error says: its facts, or its message as it is. */
export function saidOf(error: unknown): Said {
  if (error instanceof ReasonError) return error.said as Said;
  return say("as-it-is", { text: error instanceof Error ? error.message : String(error) });
}
