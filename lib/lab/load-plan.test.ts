import { expect, it } from "vitest";
import { planLoad } from "./load-plan";

it("has as many partitions, groups and group-partitions as asked for", () => {
  const { topics, groups } = planLoad({ partitions: 1010, groups: 300, partitionsPerGroup: 70 });
  expect(topics.reduce((sum, { partitions }) => sum + partitions, 0)).toBe(1010);
  expect(groups).toHaveLength(300);
  for (const { reads } of groups) expect(reads.flatMap(({ partitions }) => partitions)).toHaveLength(70);
});

it("lets groups read partitions that there are, each once", () => {
  const { topics, groups } = planLoad({ partitions: 120, groups: 50, partitionsPerGroup: 100 });
  const counts = new Map(topics.map(({ topic, partitions }) => [topic, partitions]));
  for (const { reads } of groups) {
    const pairs = reads.flatMap(({ topic, partitions }) => partitions.map((partition) => `${topic}/${partition}`));
    expect(new Set(pairs).size).toBe(100);
    expect(reads.every(({ topic, partitions }) => partitions.every((one) => one < counts.get(topic)!))).toBe(true);
  }
});

it("refuses groups that read more partitions than there are", () => {
  expect(() => planLoad({ partitions: 10, groups: 1, partitionsPerGroup: 11 })).toThrow();
});
