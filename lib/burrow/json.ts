/** JSON as Burrow's readers want it: 64-bit integers as numbers, not as strings. */

export type Json = null | boolean | number | bigint | string | readonly Json[] | { readonly [key: string]: Json };

/** Like JSON.stringify without spaces, but a bigint becomes a number with all its digits. */
export function stringify(value: Json): string {
  if (typeof value === "bigint") return value.toString();
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(stringify).join(",")}]`;
  const fields = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${stringify(inner)}`);
  return `{${fields.join(",")}}`;
}

/** Array.isArray does not narrow read-only arrays. */
const isList = (value: object): value is readonly Json[] => Array.isArray(value);
