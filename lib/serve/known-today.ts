/** What is known today of a cluster's groups, for judging their stored past by it. */
import { settingsFor } from "@/lib/core/words/settings-for";
import type { GroupSettings } from "@/lib/core/words/settings";
import type { Habits } from "@/lib/core/judge/habits/habits";
import type { Runtime } from "../monitor/runtime";

export interface KnownToday {
  /** Those in force, with what people declare of a group on top. */
  settingsOf(group: string, topic: string): GroupSettings;
  /** What was learned up to now, not to be taught (`copyOf`); undefined where nothing was. */
  habitsOf(group: string, topic: string): Habits | undefined;
}

/** The monitor that watches a cluster. */
export const monitorOfCluster = (monitors: Runtime["monitors"], cluster: string) =>
  monitors.find((one) => one.watched().snapshot.cluster === cluster);

/** Of a cluster that is not watched any more the settings of the file are known. */
export function knownToday({ config, monitors }: Pick<Runtime, "config" | "monitors">, cluster: string): KnownToday {
  const monitor = monitorOfCluster(monitors, cluster);
  if (monitor)
    return { settingsOf: monitor.watched().settingsOf, habitsOf: (group, topic) => monitor.habitsOn(group, topic) };
  const { defaults, overrides } = config.evaluation;
  return { settingsOf: settingsFor(cluster, defaults, overrides), habitsOf: () => undefined };
}
