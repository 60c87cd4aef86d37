import { constants, createGunzip } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { ClusterSnapshot, GroupSnapshot } from "@/lib/core/picture/snapshot";
import { groupOf, madeUp, snapshotOf } from "@/lib/core/picture/test-snapshot";
import { known } from "@/lib/core/words/known";
import { streamEvents, type StreamEventName } from "@/lib/api/stream-contract";
import type { Encoding } from "./frame";
import { Hub } from "./hub";
import { feedOf, type StreamScope } from "./scope";
import { openStream } from "./sse";

/** A group that has been read once; what it says of itself follows from its other fields. */
const group = (name: string, lag: bigint, status: GroupSnapshot["status"] = "OK"): GroupSnapshot =>
  madeUp(groupOf({ group: name, committed: { orders: [0n] } }, { at: 1, logs: { orders: [{ end: lag }] } }), {
    ...{ status, timeLag: known(0), trend: { of: null, at: [], logEnd: [], committed: [] } },
  });

const cluster = (at: number | null, groups: GroupSnapshot[]): ClusterSnapshot => ({ ...snapshotOf(), at, groups });

const hello = { build: "b1", at: 1, lab: false, liveMs: 1000 };
const ALL: StreamScope = { kind: "groups" };

interface ReceivedEvent {
  id: string | undefined;
  name: string;
  data: Record<string, unknown>;
}

/** The events of a piece of a stream, checked against the contract. */
function parse(text: string): ReceivedEvent[] {
  return text
    .split("\n\n")
    .filter((part) => part !== "")
    .map((part) => {
      const [, id, name, data] = /^(?:id: (\S+)\n)?event: (\w+)\ndata: (.*)$/.exec(part) ?? [];
      const shape = streamEvents[name as StreamEventName];
      return { id, name: name!, data: shape.parse(JSON.parse(data ?? "")) as Record<string, unknown> };
    });
}

/** Opens a stream; `next` reads its next piece, the greeting with what follows it; null at its end. */
function open(hub: Hub, scope: StreamScope, { after = null as string | null, encoding = "identity" as Encoding } = {}) {
  const stop = new AbortController();
  const stream = openStream(feedOf(hub, scope), { encoding, hello, after, signal: stop.signal });
  const reader = stream.getReader();
  const next = async (): Promise<ReceivedEvent[] | null> => {
    const { value, done } = await reader.read();
    const events = done ? null : parse(new TextDecoder().decode(value));
    // A large beginning comes in pieces.
    return events?.length === 1 && events[0]!.name === "hello" ? [...events, ...((await next()) ?? [])] : events;
  };
  return { next, stop, stream, reader };
}

const names = (events: ReceivedEvent[] | null) => events?.map(({ name }) => name);
const named = (events: ReceivedEvent[] | null, name: string) => events?.find((event) => event.name === name);

describe("a stream of all groups", () => {
  it("starts with the whole picture and goes on with the fields that changed", async () => {
    const hub = new Hub();
    hub.publish(cluster(1000, [group("billing", 0n), group("shipping", 5n), group("old", 1n)]));
    const { next } = open(hub, ALL);
    const first = await next();
    expect(names(first)).toEqual(["hello", "cluster", "rows", "ready"]);
    expect(named(first, "rows")?.data).toMatchObject({ list: "lab", rows: [{}, {}, {}] });
    hub.publish(cluster(6000, [group("shipping", 9n), group("billing", 0n), group("new", 2n)]));
    const second = await next();
    expect(named(second, "clusterChange")?.data).toEqual({ cluster: "lab", fields: { at: 6000 } });
    expect(named(second, "changes")?.data).toMatchObject({
      removed: [2],
      columns: [{ field: "lag", rows: [1], values: [9] }],
      added: [{ group: "new" }],
    });
  });

  it("makes each frame once for all its readers", async () => {
    const hub = new Hub();
    hub.publish(cluster(1000, [group("billing", 0n)]));
    const [a, b] = [open(hub, ALL), open(hub, ALL)];
    await Promise.all([a.next(), b.next()]);
    hub.publish(cluster(6000, [group("billing", 1n)]));
    const [one, other] = await Promise.all([a.reader.read(), b.reader.read()]);
    expect(one.value).toBe(other.value);
  });

  it("shares a large beginning among its readers", async () => {
    const hub = new Hub();
    hub.publish(
      cluster(
        1000,
        Array.from({ length: 100 }, (_, index) => group(`g${index}`, 0n)),
      ),
    );
    const readers = [open(hub, ALL).reader, open(hub, ALL).reader];
    const pieces = await Promise.all(
      readers.map(async (reader) => {
        let value: Uint8Array | undefined;
        while ((value?.byteLength ?? 0) < 16_000) value = (await reader.read()).value;
        return value;
      }),
    );
    expect(pieces[0]).toBe(pieces[1]);
  });

  it("gives back the memory of its frames when nobody reads it for a while", () => {
    const hub = new Hub();
    feedOf(hub, ALL);
    const publish = (turn: number) => hub.publish(cluster(1000 * turn, [group("billing", BigInt(turn))]));
    publish(1);
    expect(hub.recentFrames.bytes).toBeGreaterThan(0);
    for (let turn = 2; turn < 30; turn++) publish(turn);
    expect(hub.recentFrames.bytes).toBe(0);
  });

  it("sends no rows for a cluster that was never read", async () => {
    const hub = new Hub();
    hub.publish(cluster(null, []));
    const { next } = open(hub, ALL);
    expect(names(await next())).toEqual(["hello", "cluster", "ready"]);
    hub.publish(cluster(5000, [group("billing", 0n)]));
    expect(names(await next())).toEqual(["clusterChange", "rows"]);
  });

  it("is a gzip stream where the reader takes one", async () => {
    const hub = new Hub();
    hub.publish(cluster(1000, [group("billing", 0n)]));
    const { reader } = open(hub, ALL, { encoding: "gzip" });
    const unzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
    unzip.write((await reader.read()).value);
    hub.publish(cluster(6000, [group("billing", 4n)]));
    unzip.end((await reader.read()).value);
    let text = "";
    for await (const piece of unzip) text += String(piece);
    expect(names(parse(text))).toEqual(["hello", "cluster", "rows", "ready", "clusterChange", "changes"]);
  });
});

describe("lags ahead of their snapshot", () => {
  it("change nothing but the lag, and are not told again", async () => {
    const hub = new Hub();
    hub.publish(cluster(1000, [group("billing", 1n), group("shipping", 5n), group("unread", 7n)]));
    const { next } = open(hub, ALL);
    await next();
    const lags = { billing: 3n, shipping: 5n, "not yet known": 9n };
    hub.publishLags("lab", () => new Map(Object.entries(lags)));
    const early = await next();
    expect(names(early)).toEqual(["changes"]);
    expect(early?.[0]?.data).toMatchObject({ at: 1000, removed: [], added: [] });
    expect(early?.[0]?.data.columns).toEqual([{ field: "lag", rows: [0], values: [3] }]);
    expect(named(await open(hub, ALL).next(), "rows")?.data).toMatchObject({ rows: [{ lag: "3" }, {}, {}] });
    hub.publish(cluster(6000, [group("billing", 3n), group("shipping", 6n), group("unread", 7n)]));
    const changes = named(await next(), "changes")?.data;
    expect(changes).toMatchObject({ at: 6000, columns: [{ field: "lag", rows: [1], values: [6] }] });
  });

  it("leave a lag that is not known unknown", async () => {
    const hub = new Hub();
    const at = { at: 1, logs: { orders: [{ end: 7n }] } };
    hub.publish(cluster(1000, [group("billing", 1n), groupOf({ group: "new", committed: { orders: [null] } }, at)]));
    const { next } = open(hub, ALL);
    expect(named(await next(), "rows")?.data).toMatchObject({ rows: [{ lag: "1" }, { lag: null }] });
    hub.publishLags("lab", () => new Map([["billing", 3n]]));
    expect((await next())?.[0]?.data.columns).toEqual([{ field: "lag", rows: [0], values: [3] }]);
    expect(named(await open(hub, ALL).next(), "rows")?.data).toMatchObject({ rows: [{ lag: "3" }, { lag: null }] });
  });

  it("make no frame where none has changed, and are not even worked out where nobody wants them", async () => {
    const hub = new Hub();
    hub.publish(cluster(1000, [group("billing", 1n)]));
    let asked = 0;
    const tell = () => hub.publishLags("lab", () => (asked++, new Map([["billing", 1n]])));
    const clusters = open(hub, { kind: "clusters" });
    tell();
    expect(asked).toBe(0);
    clusters.stop.abort();
    const { next } = open(hub, ALL);
    await next();
    tell();
    expect(asked).toBe(1);
    hub.publish(cluster(2000, [group("billing", 1n)]));
    expect(names(await next())).toContain("clusterChange");
  });
});

describe("other scopes", () => {
  const hubOf = (...groups: GroupSnapshot[]) => {
    const hub = new Hub();
    hub.publish(cluster(1000, groups));
    return hub;
  };

  it("tell of one group in full", async () => {
    const { next } = open(hubOf(group("billing", 3n), group("shipping", 5n)), {
      ...{ kind: "group", cluster: "lab", group: "billing" },
    });
    const first = await next();
    expect(names(first)).toEqual(["hello", "cluster", "group", "ready"]);
    expect(named(first, "group")?.data).toMatchObject({ group: "billing", lag: "3", at: 1000 });
  });

  it("tell of clusters without groups", async () => {
    const { next } = open(hubOf(group("billing", 3n)), { kind: "clusters" });
    expect(names(await next())).toEqual(["hello", "cluster", "ready"]);
  });

  it("tell a wall the worst groups and the sums over all chosen ones", async () => {
    const many = Array.from({ length: 300 }, (_, index) => group(`g${index}`, BigInt(index)));
    const hub = hubOf(...many, group("payments", 7n, "ERROR"), group("etl", 9n, "ERROR"));
    const { next } = open(hub, { kind: "wall", choice: { cluster: null, q: "!etl", statuses: [] } });
    const first = await next();
    const { rows } = named(first, "rows")?.data as { rows: { group: string }[] };
    expect(rows[0]?.group).toBe("payments");
    expect(rows.length).toBeLessThan(150);
    expect(named(first, "wall")?.data).toMatchObject({ groups: 301, statuses: { OK: 300, ERROR: 1 } });
  });
});

describe("a reader that comes back", () => {
  it("gets only what it missed", async () => {
    const hub = new Hub();
    hub.publish(cluster(1000, [group("billing", 0n)]));
    const first = open(hub, ALL);
    const id = (await first.next())?.at(-1)?.id;
    first.stop.abort();
    for (let i = 2; i < 5; i++) hub.publish(cluster(i * 1000, [group("billing", BigInt(i))]));
    const again = await open(hub, ALL, { after: id! }).next();
    expect(named(again, "hello")?.data).toMatchObject({ resumed: true });
    expect(again?.filter(({ name }) => name === "changes").map(({ data }) => data.at)).toEqual([2000, 3000, 4000]);
  });

  it.each(["far too late", "from another server"])("gets the whole picture when it comes %s", async (when) => {
    const hub = new Hub();
    hub.publish(cluster(1000, [group("billing", 0n)]));
    const first = open(hub, ALL);
    const id = (await first.next())?.at(-1)?.id;
    open(hub, ALL);
    first.stop.abort();
    for (let i = 2; i < 100; i++) hub.publish(cluster(i * 1000, [group("billing", BigInt(i))]));
    const after = when === "far too late" ? id! : "0000.3";
    const again = await open(hub, ALL, { after }).next();
    expect(named(again, "hello")?.data).toMatchObject({ resumed: false });
    expect(named(again, "rows")?.data).toMatchObject({ rows: [{ lag: "99" }] });
  });
});

describe("a reader that does not keep up", () => {
  it("is passed over without growing memory, and gets the whole picture when it reads again", async () => {
    const hub = new Hub();
    const groups = (turn: number) =>
      Array.from({ length: 50 }, (_, index) => madeUp(group(`g${index}`, 1n), { why: `${turn} `.repeat(500) }));
    hub.publish(cluster(1000, groups(0)));
    const { next } = open(hub, ALL);
    for (let i = 2; i < 100; i++) hub.publish(cluster(i * 1000, groups(i)));
    const pieces: (ReceivedEvent[] | null)[] = [];
    // What waited for it, the whole picture, and from then on every change.
    while (pieces.at(-1)?.at(-1)?.name !== "ready" || pieces.length === 1) pieces.push(await next());
    expect(pieces.length).toBeLessThan(20);
    expect(named(pieces.at(-1)!, "rows")?.data).toMatchObject({ at: 99_000 });
    hub.publish(cluster(100_000, groups(100)));
    expect(named(await next(), "changes")?.data).toMatchObject({ at: 100_000 });
  });
});

describe("the end of a stream", () => {
  it("comes when the hub closes, so that the process can exit", async () => {
    const hub = new Hub();
    const { next } = open(hub, ALL);
    await next();
    hub.close();
    expect(await next()).toBeNull();
  });

  it("comes when the request is aborted, and nobody listens after a while", async () => {
    const hub = new Hub();
    const { next, stop } = open(hub, ALL);
    await next();
    stop.abort();
    expect(await next()).toBeNull();
    for (let i = 1; i < 50; i++) hub.publish(cluster(i, []));
    expect(hub.feeds.size).toBe(0);
  });
});
