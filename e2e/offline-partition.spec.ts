/** A broker dies with the only copy of two partitions, and comes back. Everything else stays visible and right. */
import { expect } from "@playwright/test";
import { badge, card, fact, findings, openGroup, pressInLab } from "./group-page";
import { test } from "./test";
import { actIfAllowed, readCluster, readGroup, wholeCluster } from "./world";

const GROUP = "telemetry";

test("offline partition: OFFLINE while the broker is dead, the others fresh, and OK when it is back", async ({
  page,
  request,
}) => {
  test.setTimeout(300_000);
  await actIfAllowed(request, "offline-partition", "kill-broker");
  await expect
    .poll(async () => (await readGroup(request, GROUP)).partitionStatuses.OFFLINE ?? 0, { timeout: 120_000 })
    .toBe(2);

  await openGroup(page, GROUP);
  await expect(badge(page)).toHaveText("ERROR");
  for (const offline of [1, 3]) {
    await expect(card(page, "sensors", offline).locator("[data-status]")).toHaveText("OFFLINE");
  }
  for (const living of [0, 2]) await expect(card(page, "sensors", living).locator("[data-status]")).toHaveText("OK");
  await expect(findings(page).first()).toContainText(/no leader/i);
  // Nothing that nobody knows is shown as a number.
  await expect(card(page, "sensors", 1).getByText("unknown").first()).toBeVisible();
  // Sums over the living ones say that they leave something out.
  await expect(fact(page, "In")).toContainText(/^≥\d/);
  await expect(fact(page, "Total lag")).toContainText(/without 2 of 4 partitions|unknown/);

  // The rest of the cluster is as fresh as ever.
  const { at } = await readCluster(request);
  await expect
    .poll(async () => ((await readCluster(request)).at ?? 0) - at!, { timeout: 30_000 })
    .toBeGreaterThan(9000);
  await expect.poll(async () => (await readGroup(request, "billing")).status).toBe("OK");

  await page.goto("/cases/offline-partition");
  await expect(page.getByRole("main").getByText(GROUP).first()).toBeVisible();

  await pressInLab(page, "Restart broker 2");
  await wholeCluster(request);
  await openGroup(page, GROUP);
  await expect(badge(page)).toHaveText("OK");
});
