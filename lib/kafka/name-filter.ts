/** Which groups and topics are watched: the settings' include and exclude lists, and what Kafka keeps for itself. */
import { RE2JS } from "re2js";
import type { ClusterSettings, NameFilter } from "./settings";

/** A cycle asks for every name again. Of more names than these the answers are found anew. */
const MOST_REMEMBERED = 200_000;

/**
 * A test for names: one of `include` must match (all names do, when it is empty) and none of `exclude`. It takes time
 * linear in the name, whatever the settings say: names are made by whoever may commit an offset.
 */
export function compileFilter({ include = [], exclude = [] }: NameFilter): (name: string) => boolean {
  if (include.length === 0 && exclude.length === 0) return () => true;
  const included = include.map((pattern) => RE2JS.compile(pattern));
  const excluded = exclude.map((pattern) => RE2JS.compile(pattern));
  const answers = new Map<string, boolean>();
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    const passes =
      (included.length === 0 || included.some((regex) => regex.test(name))) &&
      !excluded.some((regex) => regex.test(name));
    if (answers.size >= MOST_REMEMBERED) answers.clear();
    answers.set(name, passes);
    return passes;
  };
}

/** The topics that Kafka's coordinators keep; brokers flag them as internal, the commit stream has to know them. */
const INTERNAL_TOPICS = new Set(["__consumer_offsets", "__transaction_state", "__share_group_state"]);

/** Groups and topics of Kafka's own and of its management tools begin so by custom; nobody's application reads by them. */
const INTERNAL_PREFIX = "__";

export interface Scope {
  group(name: string): boolean;
  /** True of a group that is left out for its name alone, as one of Kafka's own. */
  hidesInternal(name: string): boolean;
  /** `internal` is the broker's own word for it, where it is known. */
  topic(name: string, internal?: boolean): boolean;
}

/** What the settings let through. */
export function createScope({ groups, topics, showInternal }: ClusterSettings): Scope {
  const groupWanted = compileFilter(groups);
  const topicWanted = compileFilter(topics);
  return {
    hidesInternal: (name) => !showInternal && name.startsWith(INTERNAL_PREFIX) && groupWanted(name),
    group: (name) => (showInternal || !name.startsWith(INTERNAL_PREFIX)) && groupWanted(name),
    topic: (name, internal = INTERNAL_TOPICS.has(name)) => (showInternal || !internal) && topicWanted(name),
  };
}
