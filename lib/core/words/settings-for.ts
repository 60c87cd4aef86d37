/** Which settings judge a group on a topic: the defaults, with what is set for its cluster, group or topic on top. */
import type { GroupSettings } from "./settings";

/** Settings for some groups and topics. Patterns are names in which `*` stands for any characters, also none. */
export interface EvaluationOverride extends Partial<GroupSettings> {
  cluster?: string;
  group?: string;
  topic?: string;
}

/** The settings that judge a group on a topic. */
export interface SettingsOf {
  (group: string, topic: string): GroupSettings;
  /** Forgets what was answered about groups that are gone. */
  keepOnly?(groups: { has(group: string): boolean }): void;
}

/**
 * The settings of each group on each topic of one cluster. Overrides apply in their order, later ones win. Answers
 * are remembered until `keepOnly`: a cycle asks for every group-partition.
 */
export function settingsFor(
  cluster: string,
  defaults: GroupSettings,
  overrides: readonly EvaluationOverride[],
): SettingsOf {
  const ours = overrides.filter((override) => matches(override.cluster, cluster));
  if (ours.length === 0) return () => defaults;
  const answers = new Map<string, Map<string, GroupSettings>>();
  const settingsOf = (group: string, topic: string) => {
    const topics = answers.get(group) ?? new Map<string, GroupSettings>();
    answers.set(group, topics);
    const settings = topics.get(topic) ?? merge(defaults, ours, group, topic);
    topics.set(topic, settings);
    return settings;
  };
  const keepOnly = (groups: { has(group: string): boolean }) => {
    for (const group of answers.keys()) if (!groups.has(group)) answers.delete(group);
  };
  return Object.assign(settingsOf, { keepOnly });
}

function merge(
  defaults: GroupSettings,
  overrides: readonly EvaluationOverride[],
  group: string,
  topic: string,
): GroupSettings {
  let settings = defaults;
  for (const override of overrides) {
    const { cluster: _cluster, group: groups, topic: topics, ...values } = override;
    if (matches(groups, group) && matches(topics, topic)) settings = { ...settings, ...values };
  }
  return settings;
}

/** True when `name` fits `pattern`; no pattern fits every name. Linear in the name's length, whatever the pattern. */
export function matches(pattern: string | undefined, name: string): boolean {
  if (pattern === undefined || pattern === "*") return true;
  const parts = pattern.split("*");
  const first = parts.shift()!;
  if (parts.length === 0) return name === first;
  const last = parts.pop()!;
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
  const end = name.length - last.length;
  let from = first.length;
  for (const part of parts) {
    const found = name.indexOf(part, from);
    if (found === -1 || found + part.length > end) return false;
    from = found + part.length;
  }
  return true;
}
