/** JSON whose integers keep all their digits: those beyond 2^53 come out as strings. Takes time in proportion to the text. */
import { parse } from "lossless-json";

const LONG_INTEGER = /^-?\d{16,}$/;

/** Parses JSON; an integer of 16 digits or more becomes a string of its digits. @throws SyntaxError */
export function parseLossless(text: string): unknown {
  try {
    return parse(text, undefined, (digits) => (LONG_INTEGER.test(digits) ? digits : Number(digits)));
  } catch (error) {
    // The parser calls itself for what is inside: a few thousand levels fill the stack.
    if (error instanceof RangeError) throw new SyntaxError("it is nested too deeply");
    throw error;
  }
}
