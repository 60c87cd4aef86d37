/** In a range of the past what the pages of clusters and topics say of the present is tagged, part by part. */
import { expect, it } from "vitest";
import type { ClusterSummary } from "@/lib/api/contract";
import { toClusterSummary } from "@/lib/api/wire";
import { drawPage } from "@/lib/client/test-page";
import { snapshotOf } from "@/lib/core/picture/test-snapshot";
import { BrokersTable } from "./brokers-table";
import { ClusterGroups } from "./cluster-groups";
import { CycleCard } from "./cycle-card";
import { OfflineList } from "./offline-list";
import { ProblemsCard } from "./problems-card";
import { SourcesCard } from "./sources-card";

const PAST = "from=1800000000000&to=1800003600000";
const summary = toClusterSummary(snapshotOf({ at: 1, logs: { t: [{ end: 1n, leader: -1 }] } }));
const cluster: ClusterSummary = {
  ...summary,
  cycle: { wallMs: 10, phases: {}, requests: 1 },
};

it.each([
  ["brokers", <BrokersTable key="" cluster={cluster} />],
  ["groups", <ClusterGroups key="" cluster={cluster} groups={[]} />],
  ["the cycle", <CycleCard key="" cluster={cluster} />],
  ["partitions without a leader", <OfflineList key="" cluster={cluster} groups={[]} />],
  ["what cannot be read", <ProblemsCard key="" cluster={cluster} />],
  ["sources", <SourcesCard key="" cluster={cluster} />],
])("%s", (_, part) => {
  expect(drawPage(part, { search: PAST })[0]).toContain("data-now");
  expect(drawPage(part, { search: "range=1h" })[0]).not.toContain("data-now");
});
