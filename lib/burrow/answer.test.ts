/** The recorded answers of Burrow 1.9.5 (`samples.txt`), asked of hand-made clusters that hold the same records. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { answerBurrow } from "./answer";
import type { WatchedCluster } from "./cluster";
import { clusterOf, FIRST } from "./test-clusters";

const steps = (count: number, from: bigint, by = 100n) =>
  Array.from({ length: count }, (_, i) => from + BigInt(i) * by);

const testcluster = clusterOf("testcluster", { testtopic: [4321n] }, [
  { group: "testgroup", commits: steps(10, 1000n), owner: { host: "/10.0.0.5", clientId: "app-1" } },
  { group: "testgroup2", commits: steps(5, 1000n) },
]);

const ask = (path: string, ...clusters: WatchedCluster[]) => answerBurrow(path, "vm", clusters);
const json = (path: string, ...clusters: WatchedCluster[]) => JSON.parse(ask(path, ...clusters).body);

/** `### GET <path> -> <status> <content type>` and the body below it. */
const samples = readFileSync(new URL("samples.txt", import.meta.url), "utf8")
  .split("### GET ")
  .slice(1)
  .map((block) => {
    const [head = "", body = ""] = block.split("\n");
    const [, path = "", status = "", contentType = ""] = /^(\S+) -> (\d+) (.+)$/.exec(head) ?? [];
    return { path, status: Number(status), contentType, body };
  });

/** The same keys in the same order, with values of the same kinds. */
const shape = (value: unknown): unknown =>
  value === null || typeof value !== "object"
    ? typeof value
    : Array.isArray(value)
      ? value.map(shape)
      : Object.entries(value).map(([key, inner]) => [key, shape(inner)]);

describe("Burrow's own answers", () => {
  it("are all here", () => expect(samples.length).toBe(24));

  it.each(samples)("$path", ({ path, status, contentType, body }) => {
    const answer = ask(path, testcluster);
    expect([answer.status, answer.contentType]).toEqual([status, contentType]);
    // Fields of the configuration may stand in another order. When Burrow read the commit is not known here; a module is described as far as it is known.
    const comparable = (text: string) => text.trim().replace(/"observedAt":\d+/g, '"observedAt":0');
    if (path === "/v3/config/cluster") expect(JSON.parse(answer.body)).toEqual(JSON.parse(body));
    else if (body.includes('"module":')) expect(shape(JSON.parse(answer.body))).toEqual(shape(JSON.parse(body)));
    else expect(comparable(answer.body)).toBe(comparable(body));
  });

  it("refuse paths that Burrow does not have", () => {
    for (const path of ["/v3", "/v3/kafka/testcluster/topic/", "/v3/kafka/testcluster/consumer/testgroup/x"]) {
      expect(ask(path, testcluster)).toMatchObject({ status: 404, contentType: "text/plain; charset=utf-8" });
    }
  });
});

describe("integers", () => {
  it("are JSON numbers with all digits above 2^53", () => {
    const end = 2n ** 53n + 1n;
    const big = clusterOf("c", { t: [end] }, [{ group: "g", topic: "t", commits: [5n, end - 2n] }]);
    expect(ask("/v3/kafka/c/topic/t", big).body).toContain('"offsets":[9007199254740993]');
    const lag = ask("/v3/kafka/c/consumer/g/lag", big).body;
    expect(lag).toContain(
      '"start":{"offset":5,"timestamp":1795457260000,"observedAt":1795457260000,"lag":9007199254740988}',
    );
    expect(lag).toContain('"end":{"offset":9007199254740991,');
    expect(lag).toMatch(/"current_lag":2,.*"totallag":2/);
  });
});

describe("names", () => {
  const names = ["a b", "a/b", "50%", "ümläut:x", "a%20b"];
  const given = names.map((group) => ({ group, topic: "t", commits: [1n] }));
  const cluster = clusterOf("c", { t: [9n] }, given);

  it.each(names)("%s is found escaped once", (name) => {
    expect(json(`/v3/kafka/c/consumer/${encodeURIComponent(name)}/lag`, cluster).status.group).toBe(name);
  });

  it.each(names.filter((name) => name !== "a b"))("%s is found escaped twice, as telegraf does", (name) => {
    const twice = encodeURIComponent(encodeURIComponent(name));
    expect(json(`/v3/kafka/c/consumer/${twice}/lag`, cluster).status.group).toBe(name);
  });

  it("telegraf's `a b` is found where no group is called `a%20b`", () => {
    const alone = clusterOf("c", { "t t": [9n] }, [{ group: "a b", topic: "t t", commits: [1n] }]);
    expect(ask("/v3/kafka/c/consumer/a%2520b/lag", alone).status).toBe(200);
    expect(json("/v3/kafka/c/topic/t%2520t", alone).offsets).toEqual([9]);
    expect(json("/v3/kafka/c/consumer/a%2520b/lag", cluster).status.group).toBe("a%20b");
  });

  it("survive what is not valid percent-encoding", () => {
    expect(ask("/v3/kafka/c/consumer/50%/lag", cluster).status).toBe(200);
    expect(json("/v3/kafka/c/consumer/%E0%A4/lag", cluster).status).toMatchObject({
      status: "NOTFOUND",
      group: "%E0%A4",
    });
  });

  it("of clusters come in lower case and are found in any, unless case is all that tells them apart", () => {
    const prod = clusterOf("Prod", {}, []);
    expect(json("/v3/kafka", prod).clusters).toEqual(["prod"]);
    for (const name of ["prod", "Prod", "PROD"]) expect(ask(`/v3/kafka/${name}/topic`, prod).status).toBe(200);
    expect(json("/v3/kafka", prod, clusterOf("prod", {}, [])).clusters).toEqual(["Prod", "prod"]);
    const lower = clusterOf("prod", { only: [1n] }, []);
    expect(json("/v3/kafka/prod/topic", prod, lower).topics).toEqual(["only"]);
  });
});

describe("what is not known or not there", () => {
  const silent = clusterOf("c", { t: [10n, null, 30n] }, [
    { group: "g", topic: "t", partition: 0, commits: steps(10, 1n, 1n) },
    { group: "g", topic: "t", partition: 1, commits: [4n], owner: { host: "/h", clientId: "i" } },
    { group: "g", topic: "t", partition: 2, commits: [], owner: { host: "/h", clientId: "i" } },
    { group: "g", topic: "deleted", partition: 0, commits: [4n] },
    { group: "idle", topic: "t", partition: 0, commits: [] },
  ]);

  it("partitions without a known end are left out of a topic's offsets", () => {
    expect(json("/v3/kafka/c/topic/t", silent).offsets).toEqual([10, 30]);
  });

  it("a partition counts without commits, with free slots where it is owned; one that was not read is only counted", () => {
    const { status } = json("/v3/kafka/c/consumer/g/lag", silent);
    const seen = status.partitions.map((p: Record<string, unknown>) => [
      p.partition,
      p.status,
      p.complete,
      p.owner,
      p.end === null,
    ]);
    expect(seen).toEqual([
      [0, "OK", 1, "", false],
      [2, "OK", 0.1, "/h", true],
    ]);
    expect(status).toMatchObject({ complete: 0.33333334, partition_count: 3, totallag: 0, maxlag: { partition: 0 } });
    const detail = json("/v3/kafka/c/consumer/g", silent).topics;
    expect(Object.keys(detail)).toEqual(["t"]);
    expect(detail.t.map((p: { offsets: unknown[] }) => p.offsets.length)).toEqual([10, 10]);
  });

  it("a group of which nothing could be read is not found: an empty answer would be OK", () => {
    const unread = clusterOf("c", { t: [null] }, [{ group: "g", topic: "t", commits: [4n] }]);
    for (const what of ["status", "lag"])
      expect(json(`/v3/kafka/c/consumer/g/${what}`, unread).status).toMatchObject({ status: "NOTFOUND" });
    expect(ask("/v3/kafka/c/consumer/g", unread).status).toBe(404);
  });

  it("every listed group answers 200, also one without commits", () => {
    const { consumers } = json("/v3/kafka/c/consumer", silent);
    expect(consumers).toEqual(["g", "idle"]);
    for (const name of consumers) expect(ask(`/v3/kafka/c/consumer/${name}/lag`, silent).status).toBe(200);
  });

  it("a topic that is gone has no consumers and is in no group", () => {
    expect(json("/v3/kafka/c/topic/deleted/consumers", silent).consumers).toEqual([]);
    expect(json("/v3/kafka/c/topic/t/consumers", silent).consumers).toEqual(["g", "idle"]);
  });

  it("a cluster that was never read has no groups yet", () => {
    const fresh = clusterOf("c", {}, []);
    const unread = { ...fresh, snapshot: { ...fresh.snapshot, at: null } };
    expect(json("/v3/kafka/c/consumer", unread).consumers).toEqual([]);
  });
});

describe("judgement", () => {
  it("is of the moment of the snapshot, by Burrow's rules, also for a group of the other profile", () => {
    expect(testcluster.settingsOf("testgroup2", "testtopic").profile).toBe("tidemark");
    const at = (now: number) => ({ ...testcluster, snapshot: { ...testcluster.snapshot, at: now } });
    const path = "/v3/kafka/testcluster/consumer/testgroup2/status";
    expect(json(path, at(FIRST + 80_000)).status.status).toBe("OK");
    expect(json(path, at(FIRST + 81_000)).status.status).toBe("ERR");
  });
});
