/** What is typed to find groups, as the API takes it: text, or a regular expression where it reads as one. Pure. */

/** Undefined: nothing was typed. Half-typed expressions are searched for as they stand. */
export function toPattern(typed: string): string | undefined {
  const text = typed.trim();
  if (text === "") return undefined;
  if (!/[\\^$*+?()[\]{}|]/.test(text)) return text;
  try {
    new RegExp(text);
    return `/${text}/`;
  } catch {
    return text;
  }
}
