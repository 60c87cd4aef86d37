import { expect, it } from "vitest";
import { ClusterIdentity } from "./cluster-identity";

const SENTENCE =
  "kafka-2:9092 answers for cluster B, not for A, which is watched: correct the address or, to watch that " +
  "one from now on, set clusterId to B";

it("watches the first cluster that answers, and tells of an address that another one answers until it does not", () => {
  const identity = new ClusterIdentity(undefined);
  identity.check("kafka-1:9092", "A");
  expect(() => identity.check("kafka-2:9092", "B")).toThrow(SENTENCE);
  identity.check("kafka-1:9092", "A");
  expect(identity.problems()).toMatchObject([{ what: "metadata", subject: "kafka-2:9092", message: `${SENTENCE}.` }]);
  identity.check("kafka-2:9092", "A");
  expect(identity.problems()).toEqual([]);
});

it("tells no longer of an address that nobody tries any more", () => {
  let now = 0;
  const identity = new ClusterIdentity("A", () => now);
  expect(() => identity.check("kafka-2:9092", "B")).toThrow(SENTENCE);
  now = 10 * 60_000 + 1;
  expect(identity.problems()).toEqual([]);
});

it("watches the cluster that it was until now, unless the settings want another one", () => {
  const remembered = new ClusterIdentity(undefined);
  expect(remembered.expect("A")).toBe(true);
  expect(() => remembered.check("kafka-2:9092", "B")).toThrow(SENTENCE);
  const wanted = new ClusterIdentity("B");
  expect(wanted.expect("A")).toBe(false);
  wanted.check("kafka-2:9092", "B");
  expect(new ClusterIdentity("B").expect("B")).toBe(true);
});

it("lets a broker pass that does not tell", () => {
  const identity = new ClusterIdentity("A");
  identity.check("kafka-1:9092", null);
  expect(identity.problems()).toEqual([]);
});
