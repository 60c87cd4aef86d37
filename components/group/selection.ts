/**
 * Partitions that a viewer chose, as they stand in the URL: "topic/partition", or "topic/rest" for the line that sums
 * the others. A topic of which nothing is chosen shows everything. Pure.
 */

export const REST = "rest";

/** What is chosen of a topic, without its name; null where nothing is. */
export function chosenOf(lines: readonly string[], topic: string): string[] | null {
  const own = lines.filter((line) => line.startsWith(`${topic}/`)).map((line) => line.slice(topic.length + 1));
  return own.length > 0 ? own : null;
}

/** The choice with one topic's part exchanged; null takes it away. */
export function withChosen(lines: readonly string[], topic: string, chosen: readonly string[] | null): string[] {
  const others = lines.filter((line) => !line.startsWith(`${topic}/`));
  return [...others, ...(chosen ?? []).map((key) => `${topic}/${key}`)];
}

/** The chosen partitions of a topic that exist; null where none does. */
export function chosenPartitions(chosen: readonly string[] | null, partitions: readonly number[]): number[] | null {
  const found = partitions.filter((partition) => chosen?.includes(String(partition)));
  return found.length > 0 ? found : null;
}

/** One more or one less with a key held; otherwise this one alone, or none when it was alone. */
export function pick(chosen: readonly string[] | null, key: string, toggles: boolean): string[] | null {
  const now = (chosen ?? []).filter((one) => one !== REST);
  if (!toggles) return now.length === 1 && now[0] === key ? null : [key];
  const next = now.includes(key) ? now.filter((one) => one !== key) : [...now, key];
  return next.length > 0 ? next : null;
}
