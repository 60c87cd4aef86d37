import { expect, test } from "vitest";
import { offsetsPartition } from "./offsets-partition";
import javaHashes from "./test-java-hashes.json";

/**
 * Name, hash, partition of 50 and of 7, as Java 17 itself gives them for random names, some with letters beyond ASCII:
 * `name.hashCode()`, and `(hash == Integer.MIN_VALUE ? 0 : Math.abs(hash)) % n`, which is org.apache.kafka.common.utils.Utils.abs.
 */
const TABLE = javaHashes as [name: string, hash: number, of50: number, of7: number][];

test("a group's partition of __consumer_offsets is the one Java computes", () => {
  expect(TABLE.filter(([, hash]) => hash < 0).length).toBeGreaterThan(40);
  expect(TABLE.filter(([, hash]) => hash === -(2 ** 31)).length).toBeGreaterThan(1);
  for (const [name, , of50, of7] of TABLE)
    expect([name, offsetsPartition(name, 50), offsetsPartition(name, 7)]).toEqual([name, of50, of7]);
});
