/** What the browser tests share: the API as a program sees it, and the laboratory that they act upon. */
import { expect, type APIRequestContext, type Page } from "@playwright/test";
import {
  clustersAnswer,
  groupDetail,
  groupsAnswer,
  historyAnswer,
  labAnswer,
  type GroupDetail,
  type HistoryAnswer,
  type LabAnswer,
} from "@/lib/api/contract";
import { toSegment } from "@/lib/core/words/path-segment";

/** The demo names its cluster so. */
export const CLUSTER = "lab";

const groupUrl = (group: string) => `/api/v1/clusters/${CLUSTER}/groups/${toSegment(group)}`;

/** A group as the API tells it now. */
export async function readGroup(request: APIRequestContext, group: string, base = ""): Promise<GroupDetail> {
  const response = await request.get(`${base}${groupUrl(group)}`);
  expect(response.status(), await response.text()).toBe(200);
  return groupDetail.parse(await response.json());
}

/** Those of these groups that there are, in the order of their lags by now, most first. */
export async function lagOrder(request: APIRequestContext, names: readonly string[]): Promise<string[]> {
  const { groups } = groupsAnswer.parse(await (await request.get("/api/v1/groups")).json());
  type Row = { lag: string | null; group: string };
  const lagOf = ({ lag }: Row) => Number(lag ?? -1);
  const byLag = (a: Row, b: Row) => lagOf(b) - lagOf(a) || (a.group < b.group ? -1 : 1);
  return groups
    .filter(({ group }) => names.includes(group))
    .sort(byLag)
    .map(({ group }) => group);
}

/** All groups of the lab's cluster in detail. */
export async function readAllGroups(request: APIRequestContext): Promise<GroupDetail[]> {
  const { groups } = groupsAnswer.parse(await (await request.get("/api/v1/groups")).json());
  return Promise.all(groups.map((group) => readGroup(request, group.group)));
}

/** A group's stored history between two moments. */
export async function readHistory(
  request: APIRequestContext,
  group: string,
  range: { from: number; to: number },
  base = "",
): Promise<HistoryAnswer> {
  const response = await request.get(`${base}${groupUrl(group)}/history?from=${range.from}&to=${range.to}&points=5000`);
  expect(response.status(), await response.text()).toBe(200);
  return historyAnswer.parse(await response.json());
}

/** The lab's cluster: brokers, health, when its numbers were read. */
export async function readCluster(request: APIRequestContext) {
  const { clusters } = clustersAnswer.parse(await (await request.get("/api/v1/clusters")).json());
  const cluster = clusters.find((entry) => entry.cluster === CLUSTER);
  if (!cluster) throw new Error(`the API knows no cluster "${CLUSTER}"`);
  return cluster;
}

/** `host:port` of the brokers that are up. */
export async function bootstrap(request: APIRequestContext): Promise<string> {
  const { brokers } = await readCluster(request);
  return brokers.map((broker) => `${broker.host}:${broker.port}`).join(",");
}

/** What runs in the lab. */
export async function readLab(request: APIRequestContext): Promise<LabAnswer> {
  return labAnswer.parse(await (await request.get("/api/v1/lab")).json());
}

/** One order to the lab, as the Lab page's buttons give it. */
export async function act(request: APIRequestContext, scenario: string, action: string): Promise<void> {
  const response = await request.post(`/api/v1/lab/${scenario}/${action}`, { data: {} });
  expect(response.status(), `${scenario} ${action}: ${await response.text()}`).toBe(200);
}

/** Gives the order only where the lab allows it now; for bringing the lab back into a known state. */
export async function actIfAllowed(request: APIRequestContext, scenario: string, action: string): Promise<void> {
  const lab = await readLab(request);
  const found = lab.scenarios.find((entry) => entry.name === scenario)?.actions.find((entry) => entry.name === action);
  if (found?.enabled) await act(request, scenario, action);
}

/** Waits until all brokers serve every partition and the monitor has seen it. */
export async function wholeCluster(request: APIRequestContext): Promise<void> {
  await actIfAllowed(request, "offline-partition", "restart-broker");
  await expect.poll(async () => (await readCluster(request)).offlinePartitions.length, { timeout: 90_000 }).toBe(0);
  await expect.poll(async () => (await readCluster(request)).brokers.length).toBe(3);
}

/** Waits for a complete cycle that began after this call. */
export async function nextCycle(request: APIRequestContext): Promise<void> {
  const called = Date.now();
  const { intervalMs } = await readCluster(request);
  await expect
    .poll(async () => ((await readCluster(request)).at ?? 0) - called, { intervals: [500] })
    .toBeGreaterThan(intervalMs / 2);
}

/** Waits until the page has drawn what it was about to draw. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
}
