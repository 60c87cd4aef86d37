/** What a snapshot is made of is told by the tests of its parts; this is about what it costs to keep one. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { assembleGroups, type AssembleInput } from "./assemble";
import type { Poll } from "./collection";
import { DEFAULT_EVALUATION } from "./settings";
import { known } from "./terms";
import { VerdictStore } from "./verdict-store";
import { WindowStore } from "./window-store";

const pollAt = (at: number): Poll => ({
  ...{ startedAt: at, at, finishedAt: at, clusterId: null, controllerId: null, brokers: [], problems: [] },
  ...{ phases: {}, requests: 0 },
  topics: [
    {
      ...{ topic: "orders", topicId: "1", internal: false, at, logStart: [0n], logEnd: [BigInt(at)], leader: [1] },
      ...{ replicas: [[1]], inSyncReplicas: [[1]], problems: {} },
    },
  ],
  groups: [
    {
      ...{ group: "billing", type: "classic", state: "Stable", assignor: null, generation: 1, coordinator: 1 },
      members: known([]),
    },
  ],
  committed: [{ group: "billing", topic: "orders", offsets: [BigInt(at)] }],
});

it("a snapshot does not hold on to the ones before it", () => {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const windows = new WindowStore(60_000);
  let before: AssembleInput["before"] = new Map();
  const verdicts = new VerdictStore();
  const cycle = (at: number) => {
    const poll = pollAt(at);
    windows.addPoll(poll);
    const trendOf = () => () => ({ at: [], logEnd: [], committed: [] });
    const settingsOf = () => DEFAULT_EVALUATION;
    const groups = assembleGroups({ cluster: "lab", poll, windows, settingsOf, verdicts, before, trendOf });
    before = new Map(groups.map((group) => [group.group, group]));
    return groups[0]!;
  };
  const first = new WeakRef(cycle(1000));
  for (let at = 2000; at < 6000; at += 1000) cycle(at);
  const last = cycle(6000);
  // A weak reference is kept alive until the turn of the loop in which it was made has ended.
  return new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
    collectGarbage();
    expect(first.deref()).toBeUndefined();
    expect(last.measure?.(last.subscriptions[0]!.partitions[0]!)).toMatchObject({ recordsLagMax: known(0n) });
  });
});
