/** What was learned of a group over days and weeks, and forgetting it. */
import { answer, problem } from "@/lib/api/answer";
import type { HabitBin, HabitsAnswer, HabitsQuery, HabitsWire } from "@/lib/api/habits-contract";
import { BINS, endOfBin, type Histogram } from "@/lib/core/judge/habits/histogram";
import { Habits } from "@/lib/core/judge/habits/habits";
import type { GroupSettings } from "@/lib/core/words/settings";
import { say } from "@/lib/core/words/sentences/facts";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import type { ClusterMonitor } from "../monitor/cluster-monitor";
import type { Runtime } from "../monitor/runtime";
import { monitorOfCluster } from "./known-today";
import { writeNote } from "./write-note";

type Parts = Pick<Runtime, "hub" | "monitors">;
export interface Of {
  cluster: string;
  group: string;
}

/** Each is some 8 kB of an answer; a group may read thousands of topics. */
export const MOST_TOPICS = 20;

/** `GET .../groups/{group}/habits`. */
export function serveHabits(parts: Parts, of: Of, { topic: asked }: HabitsQuery): Response {
  const monitor = monitorOf(parts, of);
  if (monitor instanceof Response) return monitor;
  const now = parts.hub.cluster(of.cluster)?.at ?? 0;
  const known = monitor.habitsOf(of.group);
  const declared = monitor.habitKeeper.declared.ofGroup(of.group);
  const all = new Set([...known.keys(), ...declared.keys()]);
  const names = asked === undefined ? [...all].sort() : [asked].filter((topic) => all.has(topic));
  const shown = names.slice(0, MOST_TOPICS);
  const topics = shown.map((topic) => wireOf(monitor, { ...of, topic }, now));
  return answer({ ...of, topics, omittedTopics: names.length - shown.length } satisfies HabitsAnswer);
}

/** `DELETE .../groups/{group}/topics/{topic}/habits`. */
export async function serveHabitsRemoval(
  parts: Parts & Pick<Runtime, "history">,
  of: Of & { topic: string },
  now: number,
): Promise<Response> {
  const monitor = monitorOf(parts, of);
  if (monitor instanceof Response) return monitor;
  if (!monitor.habitsOn(of.group, of.topic))
    return problem(404, "title.not-found", why("refused.no-habits", { group: of.group, topic: of.topic }), "topic");
  await monitor.forgetHabits(of.group, of.topic);
  await writeNote(parts, of, now, say("happened.habits-forgotten", { topic: of.topic }));
  return new Response(null, { status: 204 });
}

/** The monitor of a group that is there; else why not. */
export function monitorOf({ hub, monitors }: Parts, { cluster, group }: Of): ClusterMonitor | Response {
  const monitor = monitorOfCluster(monitors, cluster);
  if (!monitor) return problem(404, "title.not-found", why("refused.no-cluster", { cluster }), "cluster");
  if (!hub.group(cluster, group))
    return problem(404, "title.not-found", why("refused.group-gone", { cluster, group }), "group");
  return monitor;
}

/** What is known and said of a group on a topic, as it is sent. */
export function wireOf(monitor: ClusterMonitor, { group, topic }: Of & { topic: string }, now: number): HabitsWire {
  const habits = monitor.habitsOn(group, topic) ?? new Habits();
  const declared = monitor.habitKeeper.declared.find(group, topic) ?? null;
  return { ...toWire(topic, habits, now, monitor.watched().settingsOf(group, topic)), declared };
}

function toWire(
  topic: string,
  habits: Habits,
  now: number,
  { falseAlarms, silenceMs }: GroupSettings,
): Omit<HabitsWire, "declared"> {
  const known = habits.known(now);
  const limit = silenceMs > 0 ? silenceMs : habits.silenceLimit(now, falseAlarms);
  return {
    topic,
    since: habits.since,
    commits: Math.round(habits.commits),
    knownMs: known && Math.round(known.knownMs),
    longestMs: known && Number.isFinite(known.longestMs) ? Math.round(known.longestMs) : null,
    limitMs: limit > 0 ? Math.round(limit) : null,
    silences: binsOf(habits.silences),
    repeats: binsOf(habits.repeats),
    hours: habits.activity.byHourOfWeek(),
  };
}

function binsOf(histogram: Histogram): HabitBin[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const end = endOfBin(bin);
    return { upToMs: Number.isFinite(end) ? Math.round(end) : null, count: Number(histogram.of(bin).toFixed(2)) };
  });
}
