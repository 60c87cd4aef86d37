/** A lost broker is told with since when, for as long as it is missing. */
import { expect, it } from "vitest";
import { followMissing } from "./missing-brokers";
import { snapshotOf, TestCluster } from "./test-snapshot";

const broker = (id: number) => ({ id, host: `b${id}`, port: 9092, rack: null });
const logs = { orders: [{ end: 10n, replicas: [1, 2], inSync: [1] }] };

const picture = (at: number, ids: number[]) => new TestCluster().cycle({ at, logs, brokers: ids.map(broker) });

it("counts from the first picture without it, and keeps where it was", () => {
  const before = picture(1000, [1, 2]);
  expect(followMissing(snapshotOf(), { ...before, at: 1000 })).toEqual([]);
  const lost = followMissing(before, { ...picture(6000, [1]), at: 6000 });
  expect(lost).toEqual([{ ...broker(2), since: 6000, atLeast: false }]);
  const later = { ...picture(6000, [1]), missingBrokers: lost };
  expect(followMissing(later, { ...picture(900_000, [1]), at: 900_000 })).toEqual(lost);
  expect(followMissing(later, { ...picture(900_000, [1, 2]), at: 900_000 })).toEqual([]);
});

it("says of one that was missing from the start that it may be so for longer", () => {
  const first = { ...picture(1000, [1]), at: 1000 };
  expect(followMissing({ at: null, brokers: [], missingBrokers: [] }, first)).toEqual([
    { id: 2, host: null, port: null, rack: null, since: 1000, atLeast: true },
  ]);
});
