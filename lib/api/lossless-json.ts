/** JSON whose integers keep all their digits: those beyond 2^53 come out as strings. */

/** Strings are matched first, so that digits inside them are left alone. */
const STRING_OR_LONG_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]{15,}/g;

/** Parses JSON; an integer of 16 digits or more becomes a string of its digits. */
export function parseLossless(text: string): unknown {
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  return JSON.parse(text.replace(STRING_OR_LONG_NUMBER, (token) => (/^-?\d{16,}$/.test(token) ? `"${token}"` : token)));
}
