import { headers } from "next/headers";
import { createLoader, type SearchParams } from "nuqs/server";
import { firstPicture } from "@/components/overview/first-picture";
import { OverviewView } from "@/components/overview/overview-view";
import { PARSERS } from "@/components/overview/url-state";
import { toClusterSummary, toGroupSummary } from "@/lib/api/wire";
import { runtime } from "@/lib/monitor/runtime";

const loadUrlState = createLoader(PARSERS);

/** All consumer groups of all clusters. */
export default async function OverviewPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const snapshots = runtime().hub.clusters();
  const groups = snapshots.flatMap((snapshot) => snapshot.groups.map(toGroupSummary));
  const first = firstPicture(groups, snapshots.map(toClusterSummary), await loadUrlState(searchParams));
  const phone = /Mobi/.test((await headers()).get("user-agent") ?? "");
  return <OverviewView first={first} phone={phone} />;
}
