/**
 * Names chosen by a pattern, as a URL carries it: `billing` (a part of the name), `etl-*` (the whole name, `*` stands
 * for anything), `orders,pay*` (any of them), `!test-*` (not these). Upper and lower case are the same. It takes time
 * in proportion to the name whatever is written, so a server may match what a stranger typed.
 */

/** Whether a name fits; a pattern without words fits every name. */
export function namePattern(pattern: string): (name: string) => boolean {
  const words = pattern
    .toLowerCase()
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "" && word !== "!");
  const wanted = words.filter((word) => !word.startsWith("!"));
  const refused = words.filter((word) => word.startsWith("!")).map((word) => word.slice(1));
  return (name) => {
    const text = name.toLowerCase();
    return (
      !refused.some((word) => fits(text, word)) && (wanted.length === 0 || wanted.some((word) => fits(text, word)))
    );
  };
}

function fits(text: string, word: string): boolean {
  if (!word.includes("*")) return text.includes(word);
  const parts = word.split("*");
  const [first, last] = [parts[0]!, parts.at(-1)!];
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, from);
    if (found === -1) return false;
    from = found + part.length;
  }
  return from <= text.length - last.length;
}
