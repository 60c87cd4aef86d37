/** Numbers that may not be known, and why. */
import type { Reason } from "./sentences/facts";

/** A number that may not be known. Nobody prints 0 for what nobody knows. */
export type Known<T> = { known: true; value: T } | Unknown<T>;

/** Why a value is not known, and the least that it can be where that much is known. */
export interface Unknown<T = never> {
  known: false;
  reason: Reason;
  atLeast?: T;
  /** Of a time until something happens: it does not happen as things stand. */
  never?: true;
}

/** Wraps a value that is known. */
export const known = <T>(value: T): Known<T> => ({ known: true, value });

/** An unknown value. */
export const unknown = (reason: Reason): Unknown => ({ known: false, reason });

/** A time that does not come as things stand; the reason says what would have to change. */
export const never = (reason: Reason): Unknown => ({ known: false, reason, never: true });
