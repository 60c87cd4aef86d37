/** Statuses that go to and fro: many changes of one subject in a short while are one line, to be opened. Pure. */
import type { EventWire } from "@/lib/api/contract";

/** Changes of a status that follow each other closer than this belong together. */
const NEAR_MS = 10 * 60_000;
/** Two and back again is trouble that came and went; more is flapping. */
const LEAST = 4;

/** Changes that stand behind one of them. */
export interface Flaps {
  /** One of its changes: it stays in the run while newer changes come and older ones are loaded. */
  key: string;
  /** How many changes there were, with the one that is shown. */
  count: number;
  /** When the first of them happened. */
  from: number;
  /** Each status that was gone to, once, the newest first. */
  statuses: string[];
  open: boolean;
}

export interface Folded {
  /** Those that have a line. */
  events: EventWire[];
  /** By the id of the newest of each run. */
  flaps: Map<string, Flaps>;
}

const subjectOf = ({ cluster, group, topic, partition }: EventWire) =>
  JSON.stringify([cluster, group, topic, partition]);

/** Happenings, newest first, of which the older ones of each run of changes have no line unless one of them is among `open`. */
export function foldFlapping(events: readonly EventWire[], open: ReadonlySet<string>): Folded {
  const runs: EventWire[][] = [];
  const current = new Map<string, EventWire[]>();
  for (const event of events) {
    if (event.kind !== "status") continue;
    const subject = subjectOf(event);
    const run = current.get(subject);
    if (run && run.at(-1)!.at - event.at <= NEAR_MS) run.push(event);
    else {
      const begun = [event];
      current.set(subject, begun);
      runs.push(begun);
    }
  }
  const flaps = new Map<string, Flaps>();
  const hidden = new Set<string>();
  for (const run of runs) {
    if (run.length < LEAST) continue;
    const [newest, ...older] = run as [EventWire, ...EventWire[]];
    const first = run.at(-1)!;
    const opened = run.find(({ id }) => open.has(id));
    const key = (opened ?? first).id;
    const statuses = [...new Set(run.flatMap(({ after }) => after ?? []))];
    flaps.set(newest.id, { key, count: run.length, from: first.at, statuses, open: opened !== undefined });
    if (!opened) older.forEach(({ id }) => hidden.add(id));
  }
  return { events: events.filter(({ id }) => !hidden.has(id)), flaps };
}
