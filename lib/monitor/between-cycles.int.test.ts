/** What somebody looks at between the cycles, against a real broker: a commit is there long before the next cycle, and no verdict is. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StreamEvent, StreamEventData } from "@/lib/api/stream-contract";
import { TestCluster, uniqueName } from "@/lib/kafka/test-cluster";
import type { Frame } from "@/lib/live/frame";
import { feedOf } from "@/lib/live/scope";
import { Watch } from "./test-watch";

const LIVE_MS = 500;
/** Long enough for all that is to happen between two cycles. */
const CYCLE_MS = 20_000;

const cluster = new TestCluster(process.env.TIDEMARK_TEST_BROKERS ?? "");
beforeAll(() => cluster.open());
afterAll(() => cluster.close());

/** The newest numbers that were read of a group between the cycles, for as long as somebody looks. */
function look(watch: Watch, group: string) {
  let last: StreamEventData<"quick"> | null = null;
  const take = (frame: Frame) => {
    for (const [, name, data] of new TextDecoder()
      .decode(frame.bytes("identity"))
      .matchAll(/event: (\w+)\ndata: (.*)\n/g)) {
      const event = { name, data: JSON.parse(data!) as unknown } as StreamEvent;
      if (event.name === "quick") last = event.data;
    }
  };
  const leave = feedOf(watch.hub, { kind: "group", cluster: watch.name, group }).add({ take, end: () => undefined });
  return { leave, last: () => last };
}

describe.each([
  ["told by the commit stream", true],
  ["asked for, where there is no commit stream", false],
])("committed offsets that are %s", (_, stream) => {
  it("are shown between two cycles, with the lag that follows from them", async () => {
    const topic = await cluster.createTopic([20, 5]);
    const group = uniqueName("looked-at");
    await cluster.commit(group, topic, 0, 4);
    await cluster.commit(group, topic, 1, 5);
    const watch = await Watch.start({ settings: { stream }, intervalMs: CYCLE_MS, liveMs: LIVE_MS });
    try {
      await watch.group(group, ({ lag }) => lag.value === 16n);
      // The first cycle may come before the stream has begun: the next one knows.
      const state = () => watch.hub.cluster(watch.name)!.stream.state;
      if (stream) await expect.poll(state, { timeout: 3 * CYCLE_MS }).toBe("running");
      const before = watch.hub.cluster(watch.name)!.groups.find((one) => one.group === group);
      const { leave, last } = look(watch, group);
      await expect.poll(() => last()?.groups[0]?.lag).toBe("16");
      await cluster.commit(group, topic, 0, 18);
      await cluster.produce(topic, 1, 3);
      await expect.poll(() => last()?.groups[0]?.lag).toBe("5");
      const { partitions, of } = last()!.groups[0]!;
      const numbers = partitions.map(({ partition, committed, logEnd, lag }) => [partition, committed, logEnd, lag]);
      expect(numbers).toEqual([
        [0, "18", "20", "2"],
        [1, "5", "8", "3"],
      ]);
      // No cycle has run: what was judged is as it was.
      const after = watch.hub.cluster(watch.name)!;
      expect([after.at, after.groups.find((one) => one.group === group)]).toEqual([of, before]);
      leave();
      const stopped = last();
      await new Promise((resolve) => setTimeout(resolve, 3 * LIVE_MS));
      expect(last()).toBe(stopped);
    } finally {
      await watch.stop();
    }
  });
});
