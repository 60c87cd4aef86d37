/** For tests: an hour of a partition that stood still after its first half. */
import type { PartitionPast } from "./picture";

const FROM = 1_764_000_000_000;
const HOUR_MS = 3_600_000;

export function pastOf(changes: Partial<PartitionPast> = {}): PartitionPast {
  const [from, to] = [FROM, FROM + HOUR_MS];
  const at = Array.from({ length: 121 }, (_, index) => from + index * 30_000);
  return {
    ...{ cluster: "prod-eu", group: "fraud-check", topic: "payments", partition: 1, from, to, at },
    logEnd: at.map((_, index) => 18_200_000n + BigInt(index * 100)),
    committed: at.map((_, index) => 18_200_000n + BigInt(Math.min(index, 60) * 100)),
    last: { logEnd: 18_212_000n, committed: 18_206_000n, lag: 6_000n },
    status: "STALLED",
    bands: [
      { from, to: from + HOUR_MS / 2, status: "OK" },
      { from: from + HOUR_MS / 2, to, status: "STALLED" },
    ],
    gaps: [],
    worstOf: null,
    ...changes,
  };
}
