/** One group as it was at a stored moment, out of what was stored of it alone. */
import { atOnce } from "../in-turns";
import type { ConsumerStatus, Millis } from "../words/terms";
import { PastAssembly, type GroupThen, type KnownThen } from "./past-assembly";
import type { Report } from "./report";
import type { StoredMoment } from "./stored-past";
import { ticksOfGroup } from "./stored-tick";

interface GroupThenInput {
  cluster: string;
  group: string;
  /** What was stored of it up to the moment, oldest first; the newest is the moment. */
  moments: readonly StoredMoment[];
  /** What was reported of its partitions last, up to then. */
  reported: readonly (Report & { topic: string; partition: number })[];
  /** The group's own, and since when. */
  status: { status: ConsumerStatus; since: Millis } | null;
  /** Since when a partition was watched without a gap, in ms; null where that is not known. */
  watchedFrom: (topic: string, partition: number) => Millis | null;
  windowMs: Millis;
  /** Further apart two moments leave a gap between them. */
  gapMs: Millis;
  settingsOf: KnownThen["settingsOf"];
  habitsOf: KnownThen["habitsOf"];
}

/** Null where nothing is stored. */
export const groupThen = (input: GroupThenInput): GroupThen | null => atOnce(puttingTogether(input));

/** As `groupThen`, with a yield after each moment: of a wide group all of them take longer than others should wait. */
export function* puttingTogether(input: GroupThenInput): Generator<undefined, GroupThen | null> {
  const { cluster, group, status, watchedFrom, settingsOf, habitsOf } = input;
  const assembly = new PastAssembly(cluster, input.windowMs, input.gapMs);
  for (const tick of ticksOfGroup(group, input.moments)) {
    yield* assembly.adding(tick);
    yield;
  }
  const then = yield* assembly.assembling({
    reported: input.reported.map((report) => ({ ...report, group })),
    statuses: new Map(status ? [[group, status]] : []),
    watchedFrom: (_, topic, partition) => watchedFrom(topic, partition),
    ...{ settingsOf, habitsOf },
  });
  return then?.groups[0] ?? null;
}
