/** The topics that groups read, each once. Pure. */

interface Reader {
  cluster: string;
  topics: string[];
}

export interface TopicName {
  cluster: string;
  topic: string;
}

/** In the order in which they come up. */
export function topicsOf(groups: readonly Reader[]): TopicName[] {
  const seen = new Map<string, TopicName>();
  for (const { cluster, topics } of groups) {
    // No name of a topic has a "/".
    for (const topic of topics) seen.set(`${topic}/${cluster}`, { cluster, topic });
  }
  return [...seen.values()];
}
