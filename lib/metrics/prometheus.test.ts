import { Readable } from "node:stream";
import { text as textOf } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import type { ClusterSnapshot, GroupSnapshot, PartitionSnapshot } from "@/lib/core/picture/snapshot";
import { memberOf, snapshotOf, withPartitions } from "@/lib/core/picture/test-snapshot";
import { noCommit } from "@/lib/core/judge/rules/no-data";
import { known, unknown } from "@/lib/core/words/known";
import { CATALOGUE } from "./catalogue";
import { KINDS, leftOut, limitProblem } from "./kinds";
import { renderMetrics } from "./prometheus";
import { plain } from "@/lib/core/words/sentences/facts";

const NOW = 1_795_457_360_000;
const nothing = unknown(plain("unknown.unread"));

const member = (memberId: string, partitions: number[]) => ({
  ...memberOf(memberId, partitions.length > 0 ? { orders: partitions } : {}, "/10.0.0.5"),
  clientId: "app",
});

const BROKERS = [
  { id: 1, host: "k1", port: 9092, rack: "a" },
  { id: 2, host: "k2", port: 9093, rack: null },
];
const HEALTHY: ClusterSnapshot["health"] = { reachable: true, since: NOW, reason: null, said: null };

type Offset = bigint | null;

/** @param logs log end and log start offset by partition; null: not known */
const assembled = (logs: [logEnd: Offset, logStart: Offset][]) =>
  snapshotOf(
    {
      ...{ at: NOW - 3000, clusterId: "abc", controllerId: 2, brokers: BROKERS },
      logs: {
        orders: logs.map(([end, start]) =>
          end === null
            ? { end, leader: -1, replicas: [1, 2, 3], inSync: [] }
            : { end, start, leader: 2, replicas: [1, 2, 3], inSync: [2, 3] },
        ),
      },
      on: [
        {
          ...{ group: "billing", type: "consumer", assignor: "uniform", generation: 3, coordinator: 2 },
          members: known([member("m-1", [0, 1]), member("m-2", [])]),
          committed: { orders: [90n, null] },
        },
      ],
    },
    "prod",
  );
const base = assembled([
  [100n, 5n],
  [null, null],
]);

/** What is assembled, with what a longer watch would have found. */
const partition = (over: Partial<PartitionSnapshot> = {}): PartitionSnapshot => ({
  ...base.groups[0]!.subscriptions[0]!.partitions[0]!,
  ...{ status: "STALLED", consumerStatus: "ERROR", finding: null },
  ...{ timeLag: known(2500), produceRate: known(4), consumeRate: known(0.5) },
  ...over,
});

/** A partition of which nothing can be read. */
const dark = (number: number) =>
  partition({
    partition: number,
    status: "UNKNOWN",
    committed: nothing,
    lag: nothing,
    timeLag: nothing,
    produceRate: nothing,
    consumeRate: nothing,
  });

const group = (over: Partial<GroupSnapshot> = {}, partitions = [partition(), dark(1)]): GroupSnapshot =>
  withPartitions(base.groups[0]!, partitions, { status: "ERROR", timeLag: known(2500), ...over });

const measured = (over: Partial<ClusterSnapshot> = {}, topics = base.topics): ClusterSnapshot => ({
  ...base,
  cycle: { wallMs: 80, phases: { metadata: 20, evaluate: 5 }, cpu: { evaluate: 4 }, requests: 12 },
  backlog: { waiting: 2, oldest: null, bytes: 640, dropped: 7, failing: true },
  ...{ health: HEALTHY, topics, groups: [group()] },
  ...over,
});

const BOTH_KNOWN = assembled([
  [100n, 5n],
  [7n, 0n],
]).topics;

const alerts = {
  open: { WARNING: 1, ERROR: 0 },
  receivers: [{ receiver: "ops", delivered: 2, failed: 1, waiting: 0, failing: false }],
  heartbeatAt: NOW - 5_000,
};

const renderUpTo = (maxSeries: number | null, ...clusters: ClusterSnapshot[]) =>
  textOf(Readable.from(renderMetrics(clusters, NOW, { maxSeries, version: "1.2.3" })));
const render = (...clusters: ClusterSnapshot[]) => renderUpTo(null, ...clusters);
const lines = async (exposition: Promise<string>) =>
  (await exposition).split("\n").filter((line) => line && !line.startsWith("#"));
const about = async (exposition: Promise<string>, name: string) =>
  (await lines(exposition)).filter((line) => line.startsWith(`${name}{`));

describe("names and labels", () => {
  it("of kafka_exporter", async () => {
    const text = await render(measured());
    for (const line of [
      'kafka_brokers{cluster="prod"} 2',
      'kafka_broker_info{cluster="prod",id="2",address="k2:9093"} 1',
      'kafka_topic_partitions{cluster="prod",topic="orders"} 2',
      'kafka_topic_partition_current_offset{cluster="prod",topic="orders",partition="0"} 100',
      'kafka_topic_partition_oldest_offset{cluster="prod",topic="orders",partition="0"} 5',
      'kafka_consumergroup_current_offset{cluster="prod",consumergroup="billing",topic="orders",partition="0"} 90',
      'kafka_consumergroup_current_offset_sum{cluster="prod",consumergroup="billing",topic="orders"} 90',
      'kafka_consumergroup_lag{cluster="prod",consumergroup="billing",topic="orders",partition="0"} 10',
      'kafka_consumergroup_lag_sum{cluster="prod",consumergroup="billing",topic="orders"} 10',
      'kafka_consumergroup_members{cluster="prod",consumergroup="billing"} 2',
      'kafka_topic_partition_leader{cluster="prod",topic="orders",partition="0"} 2',
      'kafka_topic_partition_leader_is_preferred{cluster="prod",topic="orders",partition="0"} 0',
      'kafka_topic_partition_replicas{cluster="prod",topic="orders",partition="1"} 3',
      'kafka_topic_partition_in_sync_replica{cluster="prod",topic="orders",partition="1"} 0',
      'kafka_topic_partition_under_replicated_partition{cluster="prod",topic="orders",partition="0"} 1',
      'kafka_exporter_build_info{version="1.2.3"} 1',
    ])
      expect(text.split("\n")).toContain(line);
  });

  it("of KMinion", async () => {
    const text = await render(measured());
    for (const line of [
      'kminion_kafka_broker_info{cluster="prod",broker_id="2",address="k2",port="9093",rack_id="",is_controller="true"} 1',
      'kminion_kafka_cluster_info{cluster="prod",cluster_id="abc",broker_count="2",controller_id="2"} 1',
      'kminion_exporter_up{version="1.2.3"} 1',
      'kminion_exporter_offset_consumer_records_consumed_total{cluster="prod"} 0',
      'kminion_kafka_topic_info{cluster="prod",topic_name="orders",partition_count="2",replication_factor="3"} 1',
      'kminion_kafka_topic_partition_high_water_mark{cluster="prod",topic_name="orders",partition_id="0"} 100',
      'kminion_kafka_topic_partition_low_water_mark{cluster="prod",topic_name="orders",partition_id="0"} 5',
      'kminion_kafka_consumer_group_info{cluster="prod",group_id="billing",coordinator_id="2",protocol="uniform",protocol_type="consumer",state="Stable"} 1',
      'kminion_kafka_consumer_group_members{cluster="prod",group_id="billing"} 2',
      'kminion_kafka_consumer_group_empty_members{cluster="prod",group_id="billing"} 1',
      'kminion_kafka_consumer_group_topic_members{cluster="prod",group_id="billing",topic_name="orders"} 1',
      'kminion_kafka_consumer_group_topic_assigned_partitions{cluster="prod",group_id="billing",topic_name="orders"} 2',
      'kminion_kafka_consumer_group_topic_offset_sum{cluster="prod",group_id="billing",topic_name="orders"} 90',
      'kminion_kafka_consumer_group_topic_lag{cluster="prod",group_id="billing",topic_name="orders"} 10',
      'kminion_kafka_consumer_group_topic_partition_lag{cluster="prod",group_id="billing",topic_name="orders",partition_id="0"} 10',
    ])
      expect(text.split("\n")).toContain(line);
  });

  it("of status, lag in seconds and cycle timings", async () => {
    const text = await render(measured());
    for (const line of [
      'tidemark_group_status{cluster="prod",consumergroup="billing",status="ERROR"} 1',
      'tidemark_group_status{cluster="prod",consumergroup="billing",status="OK"} 0',
      'tidemark_partition_status{cluster="prod",consumergroup="billing",topic="orders",partition="0",status="STALLED"} 1',
      'tidemark_partition_owner_info{cluster="prod",consumergroup="billing",topic="orders",partition="1",client_id="app",host="/10.0.0.5",instance_id=""} 1',
      'tidemark_group_lag_seconds{cluster="prod",consumergroup="billing"} 2.5',
      'tidemark_partition_lag_seconds{cluster="prod",consumergroup="billing",topic="orders",partition="0"} 2.5',
      'tidemark_partition_produce_rate{cluster="prod",consumergroup="billing",topic="orders",partition="0"} 4',
      'tidemark_partition_consume_rate{cluster="prod",consumergroup="billing",topic="orders",partition="0"} 0.5',
      'tidemark_group_unknown_partitions{cluster="prod",consumergroup="billing"} 1',
      'tidemark_cycle_wall_seconds{cluster="prod"} 0.08',
      'tidemark_cycle_seconds{cluster="prod",phase="metadata"} 0.02',
      'tidemark_cycle_cpu_seconds{cluster="prod",phase="evaluate"} 0.004',
      'tidemark_cycle_requests{cluster="prod"} 12',
      'tidemark_offline_partitions{cluster="prod"} 1',
      'tidemark_history_waiting_ticks{cluster="prod"} 2',
      'tidemark_history_waiting_bytes{cluster="prod"} 640',
      'tidemark_history_waiting_seconds{cluster="prod"} 0',
      'tidemark_history_dropped_ticks{cluster="prod"} 7',
      'tidemark_cluster_reachable{cluster="prod"} 1',
      'tidemark_snapshot_age_seconds{cluster="prod"} 3',
    ])
      expect(text.split("\n")).toContain(line);
  });

  it("of what waits where nothing is committed, or lies beyond the end, and of the least that a group waits", async () => {
    const nowhere = { ...dark(1), logEnd: known(70n), logStart: known(20n), finding: noCommit(NOW) };
    const ahead = partition({ partition: 2, lag: known(0n), beyondEnd: 30n });
    const timeLag = { known: false, reason: plain("unknown.coordinator-silent"), atLeast: 90_000 } as const;
    const text = await render(measured({ groups: [group({ timeLag }, [partition(), nowhere, ahead])] }));
    for (const [name, value] of [
      ["uncommitted_records", 50],
      ["committed_beyond_end_records", 30],
      ["lag_seconds", 90],
    ])
      expect(text).toContain(`tidemark_group_${name}{cluster="prod",consumergroup="billing"} ${value}\n`);
  });

  it("are all rendered somewhere, each with help and type once, each series once", async () => {
    const partitions = [partition(), partition({ partition: 1, lag: known(5n), lost: known(3n) })];
    const full = measured({ groups: [group({}, partitions)] }, BOTH_KNOWN);
    const live = new Map([["prod", { groups: 2, readings: 30, failed: 1, seconds: 0.5 }]]);
    const options = { maxSeries: null, version: "1.2.3", alerts, live };
    const text = await textOf(Readable.from(renderMetrics([full, { ...full, cluster: "other" }], NOW, options)));
    for (const name of Object.keys(CATALOGUE)) {
      expect([name, text.split(new RegExp(`# TYPE ${name} (?:gauge|counter)\n`)).length - 1]).toEqual([name, 1]);
      expect([name, text.split(`# HELP ${name} `).length - 1]).toEqual([name, 1]);
    }
    const series = (await lines(render(full))).map((line) => line.slice(0, line.lastIndexOf(" ")));
    expect(new Set(series).size).toBe(series.length);
    for (const [name, value] of [
      ["records_lag_max", 10],
      ["lag_skew", 2],
      ["lost_records", 3],
    ]) {
      expect(text).toContain(`tidemark_group_${name}{cluster="prod",consumergroup="billing"} ${value}\n`);
    }
    expect(text).toContain('kminion_kafka_topic_high_water_mark_sum{cluster="prod",topic_name="orders"} 107');
    expect(text).toContain('kminion_kafka_topic_low_water_mark_sum{cluster="other",topic_name="orders"} 5');
    expect(text.endsWith("\n")).toBe(true);
  });

  it("escape quotes, backslashes and line ends", async () => {
    const odd = measured({ groups: [group({ group: 'a"b\\c\nd é' })] });
    expect(await about(render(odd), "kafka_consumergroup_members")).toEqual([
      'kafka_consumergroup_members{cluster="prod",consumergroup="a\\"b\\\\c\\nd é"} 2',
    ]);
  });
});

describe("what is not known has no sample", () => {
  it("a partition that could not be read has its status and nothing else", async () => {
    const ofOne = (await lines(render(measured()))).filter(
      (line) => /consumergroup=.*partition(_id)?="1"/.test(line) && !line.includes("owner_info"),
    );
    expect(ofOne).toEqual([
      'tidemark_partition_status{cluster="prod",consumergroup="billing",topic="orders",partition="1",status="UNKNOWN"} 1',
    ]);
  });

  it("no sum where nothing is known, and no sum of log offsets with a hole", async () => {
    const unread = measured({
      groups: [group({ timeLag: nothing }, [dark(0), dark(1)])],
    });
    const text = await render(unread);
    for (const name of ["lag_sum", "current_offset_sum", "topic_lag", "topic_offset_sum", "group_lag_seconds"])
      expect(text).not.toContain(`${name}{`);
    expect(text).not.toContain("water_mark_sum{");
  });

  it("no members, no state and no assignments while they are not known", async () => {
    const away = await render(measured({ groups: [group({ members: nothing, state: null })] }));
    expect(away).not.toMatch(/members\{|consumer_group_info\{|assigned_partitions\{/);
    const rebalancing = group({ members: known([{ ...member("m-1", [0]), assignment: nothing }]) });
    const text = await render(measured({ groups: [rebalancing] }));
    expect(text).toContain('kafka_consumergroup_members{cluster="prod",consumergroup="billing"} 1');
    expect(text).not.toMatch(/empty_members\{|topic_members\{|assigned_partitions\{/);
  });

  it("a real zero is a sample", async () => {
    const caughtUp = partition({ lag: known(0n), timeLag: known(0), consumeRate: known(0) });
    const text = await render(
      measured({
        groups: [group({ members: known([]) }, [caughtUp])],
      }),
    );
    expect(text).toMatch(/kafka_consumergroup_lag\{.*\} 0\n/);
    expect(text).toMatch(/kafka_consumergroup_members\{.*\} 0\n/);
  });

  it("a cluster that was never read, or not for a while, has its health and what history waits for only", async () => {
    const health = { ...HEALTHY, reachable: false, reason: "no broker answers" };
    const general = ['kafka_exporter_build_info{version="1.2.3"} 1', 'kminion_exporter_up{version="1.2.3"} 1'];
    const history = [
      'tidemark_history_waiting_ticks{cluster="prod"} 2',
      'tidemark_history_waiting_bytes{cluster="prod"} 640',
      'tidemark_history_waiting_seconds{cluster="prod"} 0',
      'tidemark_history_dropped_ticks{cluster="prod"} 7',
    ];
    const records = 'kminion_exporter_offset_consumer_records_consumed_total{cluster="prod"} 0';
    expect(await lines(render(measured({ at: null, health })))).toEqual([
      'tidemark_cluster_reachable{cluster="prod"} 0',
      records,
      ...history,
      ...general,
    ]);
    expect(await lines(render(measured({ at: NOW - 61_000, health })))).toEqual([
      'tidemark_cluster_reachable{cluster="prod"} 0',
      'tidemark_snapshot_age_seconds{cluster="prod"} 61',
      records,
      ...history,
      ...general,
    ]);
    expect(await about(render(measured({ at: NOW - 60_000, health })), "kafka_brokers")).toHaveLength(1);
    expect(await about(render(measured({ at: NOW - 90_000, intervalMs: 30_000 })), "kafka_brokers")).toHaveLength(1);
  });
});

describe("the number of series", () => {
  const groups = Array.from({ length: 50 }, (_, i) => group({ group: `g-${i}` }));

  const names = KINDS.map(({ name }) => name);

  it("has no bound of its own: growth silences nothing", async () => {
    const many = Array.from({ length: 30 }, (_, i) => partition({ partition: i }));
    const big = Array.from({ length: 40 }, (_, i) => group({ group: `g-${i}`, lag: { value: 1n, unknown: 0 } }, many));
    const text = render(measured({ groups: big }));
    expect(await about(text, "kafka_consumergroup_lag")).toHaveLength(1200);
    expect((await about(text, "tidemark_series_limited")).every((line) => line.endsWith(" 0"))).toBe(true);
    const tally = () => ({ topics: ["orders"], partitions: 5_000_000, statuses: {}, lastCommitAt: null });
    const huge = group({ tally });
    expect(leftOut(measured({ groups: [huge] }), null)).toEqual([]);
  });

  it("a limit leaves out whole kinds, lag last, and says which", async () => {
    const snapshot = measured({ groups });
    const sizes = KINDS.map(({ atMost }) => atMost(snapshot));
    let room = 0;
    for (const [index, size] of sizes.entries()) {
      room += size;
      expect(leftOut(snapshot, room)).toEqual(names.slice(index + 1));
      expect(leftOut(snapshot, room - 1)).toEqual(names.slice(index));
    }
    expect(names.slice(0, 2)).toEqual(["group", "group-partition-lag"]);
    const text = renderUpTo(sizes[0]! + sizes[1]!, snapshot);
    expect(await about(text, "kafka_consumergroup_lag")).toHaveLength(50);
    expect(await about(text, "kafka_consumergroup_current_offset")).toEqual([]);
    expect(await about(text, "tidemark_series_limited")).toEqual(
      names.map((kind, index) => `tidemark_series_limited{cluster="prod",kind="${kind}"} ${index < 2 ? 0 : 1}`),
    );
    expect(limitProblem(snapshot, sizes[0]! + sizes[1]!)?.message).toBe(
      `/metrics leaves out ${names.slice(2).join(", ")}: they do not fit into metrics.maxSeries (${sizes[0]! + sizes[1]!}). Raise it, or remove it for no limit.`,
    );
    expect(limitProblem(snapshot, null)).toBeNull();
  });

  it("never exceeds what a kind is said to have at most", () => {
    const partitions = [partition(), partition({ partition: 1, lost: known(3n) })];
    const full = measured({ groups: [group({ lag: { value: 20n, unknown: 0 } }, partitions)] }, BOTH_KNOWN);
    for (const { name, samples, atMost } of KINDS)
      expect([name, [...samples(full)].length <= atMost(full)]).toEqual([name, true]);
  });

  it("counts each cluster by itself", async () => {
    const both = [measured({ groups }), measured({ cluster: "small" })];
    const lags = await about(renderUpTo(100, ...both), "kafka_consumergroup_lag");
    expect(lags.map((line) => line.includes('cluster="small"'))).toEqual([true]);
  });
});

it("keeps offsets exact up to 2^53, the limit of the format", async () => {
  const far = partition({ committed: known(2n ** 53n - 1n) });
  const text = await render(measured({ groups: [group({}, [far])] }));
  expect(text).toMatch(/kafka_consumergroup_current_offset\{.*\} 9007199254740991\n/);
});

it("thousands of samples of a metric stand under one head, in order", async () => {
  const groups = Array.from({ length: 2500 }, (_, i) => group({ group: `g-${i}` }));
  const text = render(measured({ groups }));
  const members = await about(text, "kafka_consumergroup_members");
  const line = ({ group }: GroupSnapshot) => `kafka_consumergroup_members{cluster="prod",consumergroup="${group}"} 2`;
  expect(members).toEqual(groups.map(line));
  const heads = (await text).split("\n").filter((line) => line.startsWith("# TYPE "));
  expect(new Set(heads).size).toBe(heads.length);
});
