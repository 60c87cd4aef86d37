/** Drops the groups that are not named, and of the others the topics that are not: what is remembered goes with its names. */
export function keepNamed<T>(groups: Map<string, Map<string, T>>, names: ReadonlyMap<string, readonly string[]>): void {
  for (const [group, topics] of groups) {
    const kept = names.get(group);
    if (!kept) groups.delete(group);
    else if (topics.size > kept.length)
      for (const topic of topics.keys()) if (!kept.includes(topic)) topics.delete(topic);
  }
}
