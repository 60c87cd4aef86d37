/** Every page there is, for tests that look at all of them. */
import { expect, type Locator, type Page } from "@playwright/test";
import { CLUSTER } from "./world";

export const PLACES = [
  { name: "overview", path: "/" },
  { name: "group", path: `/clusters/${CLUSTER}/groups/fraud-check?range=5m` },
  { name: "partition", path: `/clusters/${CLUSTER}/groups/fraud-check/topics/payments/partitions/1?range=5m` },
  { name: "topics", path: "/topics" },
  { name: "topic", path: `/clusters/${CLUSTER}/topics/orders?range=5m` },
  { name: "cases", path: "/cases" },
  { name: "normal", path: "/cases/normal" },
  { name: "throughput-problem", path: "/cases/throughput-problem" },
  { name: "stalled-consumer", path: "/cases/stalled-consumer" },
  { name: "offline-partition", path: "/cases/offline-partition" },
  { name: "glossary", path: "/glossary" },
  { name: "timeline", path: "/timeline" },
  { name: "set-aside", path: `/set-aside?cluster=${CLUSTER}&pattern=*` },
  { name: "alerts", path: "/alerts" },
  { name: "silences", path: `/alerts?tab=silences&cluster=${CLUSTER}` },
  { name: "routes", path: "/alerts?tab=routes" },
  { name: "receivers", path: "/alerts?tab=receivers" },
  { name: "deliveries", path: "/alerts?tab=deliveries" },
  { name: "backtest", path: "/alerts?tab=backtest" },
  { name: "act", path: "/alerts/act" },
  { name: "incidents", path: "/incidents" },
  // Without its moment: the latest of that group.
  { name: "incident", path: `/incidents/${encodeURIComponent(`group/${CLUSTER}/fraud-check`)}` },
  { name: "clusters", path: "/clusters" },
  { name: "cluster", path: `/clusters/${CLUSTER}` },
  { name: "lab", path: "/lab" },
  { name: "wall", path: "/wall" },
];

/** Waits until the page shows what it is for, instead of where it will stand. */
export async function awaitContent(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.locator(".shimmer")).toHaveCount(0);
  await expect(
    page.getByRole("main").getByRole("link").or(page.locator("[data-wall] [data-status]")).first(),
  ).toBeVisible();
}

/**
 * Goes through a link by touch, and touches it again where nothing happens: a tap on a page that is just coming to life may be lost between
 * the browser and the page.
 * Such a tap is printed.
 */
export async function tapThrough(link: Locator, to: Locator): Promise<void> {
  let taps = 0;
  await expect(async () => {
    if (taps > 0) console.log(`Nothing came of tap ${taps} on ${link.toString()}, at ${link.page().url()}`);
    if (taps === 0 || (await link.isVisible())) await link.tap({ timeout: 10_000 });
    taps += 1;
    await expect(to).toBeVisible({ timeout: 15_000 });
  }).toPass({ timeout: 60_000 });
}
