/** What the stream says of itself while batches of `__consumer_offsets` cannot be unpacked. */
import { expect, it, onTestFinished, vi } from "vitest";
import type { StreamEvent, StreamHealth } from "@/lib/core/words/collection";
import { CommitStream } from "./commit-stream";
import { Connections } from "./connections";
import type { FetchRequest, FetchResponse } from "./fetch-codec";
import { OFFSETS_TOPIC } from "./offsets-partition";
import { clusterSettings } from "./settings";
import { BATCHES } from "./test-fuzz-seeds";

/** Where a batch says how it is compressed, in bytes from its start; 7 is no algorithm. */
const COMPRESSION = 22;
const UNKNOWN_ALGORITHM = 7;

const readable = Buffer.from(BATCHES[0]!);
const packed = Buffer.from(readable);
packed[COMPRESSION] = UNKNOWN_ALGORITHM;

const METADATA = {
  ...{ clusterId: "c", controllerId: 1, brokers: [{ id: 1, host: "kafka-1", port: 9092, rack: null }] },
  topics: [
    {
      ...{ errorCode: 0, topic: OFFSETS_TOPIC, topicId: null, internal: true },
      partitions: [{ leader: 1, replicas: [1], inSyncReplicas: [1], offlineReplicas: [] }],
    },
  ],
};
const START = { topics: [{ name: OFFSETS_TOPIC, partitions: [{ partitionIndex: 0, errorCode: 0, offset: 0n }] }] };

/** A stream whose broker answers what the test gives it, one batch at a time. */
function startStream() {
  const fetches: ((batch: Buffer) => void)[] = [];
  const fetch = ({ positions }: FetchRequest) =>
    new Promise<FetchResponse>((resolve) =>
      fetches.push((batch) => {
        const records = Buffer.from(batch);
        if (records.length > 0) records.writeBigInt64BE(positions.get(0)!, 0);
        resolve({ errorCode: 0, partitions: [{ partition: 0, errorCode: 0, aborted: [], records }] });
      }),
    );
  vi.spyOn(Connections.prototype, "call").mockImplementation((_, { name }, ...args) => {
    if (name === "Fetch") return fetch(args[0] as FetchRequest) as never;
    return Promise.resolve(name === "Metadata" ? METADATA : START) as never;
  });
  const seen = { health: null as StreamHealth | null, events: 0 };
  const stream = new CommitStream(clusterSettings.parse({ brokers: ["kafka-1:9092"] }), {
    events: (events: readonly StreamEvent[]) => void (seen.events += events.length),
    health: (health) => void (seen.health = health),
  });
  void stream.start();
  const asked = () => expect.poll(() => fetches.length, { timeout: 20_000 }).toBe(1);
  onTestFinished(async () => {
    await asked();
    const closed = stream.close();
    fetches.shift()!(Buffer.alloc(0));
    await closed;
    vi.restoreAllMocks();
  });
  /** The state once an answer was taken in and the next one is asked for. */
  return async (batch: Buffer) => {
    await asked();
    fetches.shift()!(batch);
    await asked();
    return { state: seen.health?.state, reason: seen.health?.reason, events: seen.events };
  };
}

it("it is unavailable when three answers in a row hold nothing else, and runs again with the next that can be read", async () => {
  const answer = startStream();
  for (let turn = 0; turn < 2; turn++) expect(await answer(packed)).toMatchObject({ state: "running", events: 0 });
  expect(await answer(packed)).toMatchObject({
    state: "unavailable",
    reason: expect.stringMatching(/^__consumer_offsets cannot be read: .*algorithm 7/) as string,
  });
  const back = await answer(readable);
  expect(back).toMatchObject({ state: "running", reason: null });
  expect(back.events).toBeGreaterThan(0);
});

it("it goes on while one answer in three can be read", async () => {
  const answer = startStream();
  for (const batch of [packed, packed, readable, packed, packed, readable, packed])
    expect(await answer(batch)).toMatchObject({ state: "running" });
});
