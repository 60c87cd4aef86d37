/** Every page there is, for tests that look at all of them. */
import { CLUSTER } from "./world";

export const PLACES = [
  { name: "overview", path: "/" },
  { name: "group", path: `/clusters/${CLUSTER}/groups/fraud-check?range=5m` },
  { name: "partition", path: `/clusters/${CLUSTER}/groups/fraud-check/topics/payments/partitions/1?range=5m` },
  { name: "cases", path: "/cases" },
  { name: "normal", path: "/cases/normal" },
  { name: "throughput-problem", path: "/cases/throughput-problem" },
  { name: "stalled-consumer", path: "/cases/stalled-consumer" },
  { name: "offline-partition", path: "/cases/offline-partition" },
  { name: "clusters", path: "/clusters" },
  { name: "cluster", path: `/clusters/${CLUSTER}` },
  { name: "lab", path: "/lab" },
  { name: "wall", path: "/wall" },
];
