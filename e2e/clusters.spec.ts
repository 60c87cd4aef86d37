/** Clusters: how they do, how they are read, what is on them. */
import { expect } from "@playwright/test";
import { section } from "./group-page";
import { test } from "./test";
import { CLUSTER, readCluster } from "./world";

test("from the list of clusters to one of them, and on to its groups", async ({ page, request }) => {
  const { groupCount } = await readCluster(request);
  await page.goto("/clusters");
  const card = page.getByRole("region", { name: `Cluster ${CLUSTER}` });
  await expect(card.getByText("REACHABLE", { exact: true })).toBeVisible();
  await card.getByRole("link", { name: CLUSTER, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: CLUSTER })).toBeVisible();
  const rows = page.getByRole("table", { name: `Groups of ${CLUSTER}` }).getByRole("row");
  await expect(rows).toHaveCount(groupCount + 1);
  await rows.nth(1).getByRole("link").click();
  await expect(page).toHaveURL(/\/groups\//);
});

test("brokers say where they are, who is the controller, and what each leads", async ({ page, request }) => {
  const { brokers, controllerId } = await readCluster(request);
  await page.goto(`/clusters/${CLUSTER}`);
  const table = page.getByRole("table", { name: `Brokers of ${CLUSTER}` });
  for (const { id, host, port, leads } of brokers) {
    const row = table.locator(`[data-broker="${id}"]`);
    await expect(row).toContainText(`${host}:${port}`);
    await expect(row.getByText("controller")).toHaveCount(id === controllerId ? 1 : 0);
    expect(leads).toBeGreaterThan(0);
  }
});

test("the cycle's time and its phases are told, and every new cycle adds a bar", async ({ page }) => {
  await page.goto(`/clusters/${CLUSTER}`);
  const phases = page.getByRole("table", { name: `Phases of a cycle on ${CLUSTER}` });
  await expect(phases.getByRole("row", { name: /Committed offsets .*ms/ })).toBeVisible();
  const bars = section(page, "Cycle").getByRole("img").locator("span");
  const before = await bars.count();
  await expect.poll(() => bars.count()).toBeGreaterThan(before);
});

test("both sources say how they do", async ({ page }) => {
  await page.goto(`/clusters/${CLUSTER}`);
  const sources = section(page, "Sources in use");
  await expect(sources.getByText("REACHABLE", { exact: true })).toBeVisible();
  await expect(sources.getByText("RUNNING", { exact: true })).toBeVisible();
  await expect(sources).toContainText("records read");
});

test("a cluster that nobody watches is said to be unknown, with the way to those that are", async ({ page }) => {
  await page.goto("/clusters/atlantis");
  await expect(page.getByText("No cluster atlantis")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: CLUSTER }).click();
  await expect(page.getByRole("heading", { level: 1, name: CLUSTER })).toBeVisible();
});
