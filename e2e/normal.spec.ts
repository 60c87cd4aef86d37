/** Consumers that keep up: one topic with 3 partitions read by two groups has 6 lags, and none is a problem. */
import { expect } from "@playwright/test";
import { badge, card, findings, openGroup, readWaterline, rise, section } from "./group-page";
import { test } from "./test";
import { readGroup } from "./world";

for (const group of ["billing", "shipping"]) {
  test(`normal: ${group} has three lags, all OK, and a thin ribbon of water`, async ({ page, request }) => {
    await expect.poll(async () => (await readGroup(request, group)).status, { timeout: 120_000 }).toBe("OK");
    await openGroup(page, group);
    await expect(badge(page)).toHaveText("OK");
    for (const partition of [0, 1, 2]) {
      await expect(card(page, "orders", partition).locator("[data-status]")).toHaveText("OK");
    }
    await expect(findings(page)).toHaveCount(0);
    await expect
      .poll(async () => {
        const { committed, logEnd } = await readWaterline(card(page, "orders", 0));
        return rise(committed, 0.5) > 3 && rise(logEnd, 0.5) > 3;
      })
      .toBe(true);
  });
}

test("normal: a member without a partition is shown as idle", async ({ page }) => {
  await openGroup(page, "notifications");
  const members = page.getByRole("table", { name: /members/i });
  await expect(members.getByRole("row")).toHaveCount(5);
  await expect(members.getByText("idle", { exact: false })).toHaveCount(1);
});

test("normal: members that come and go are told as rebalances", async ({ page }) => {
  test.setTimeout(260_000);
  await openGroup(page, "search-indexer");
  await expect(
    section(page, "Events")
      .getByText(/joined|left/)
      .first(),
  ).toBeVisible({ timeout: 200_000 });
});

test("normal: the case page teaches it and lists the groups in it", async ({ page }) => {
  await page.goto("/cases/normal");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/normal/i);
  await expect(page.getByRole("link", { name: "billing" }).first()).toBeVisible();
});
