/** Drilling into one partition, and into the past. */
import { expect, test } from "@playwright/test";
import { CLUSTER, readGroup } from "./world";

const url = (group: string, topic: string, partition: number, query = "") =>
  `/clusters/${CLUSTER}/groups/${group}/topics/${topic}/partitions/${partition}${query}`;

test("shows the exact offsets that the API tells, the leader and the owner", async ({ page, request }) => {
  await page.goto(url("nightly-report", "reports", 0, "?range=5m"));
  await expect(page.locator("main [data-status]").first()).toHaveText("STOPPED", { timeout: 90_000 });
  // Its group is dead: the committed offset stands, so page and API must say the same number.
  const { committed } = (await readGroup(request, "nightly-report")).subscriptions[0]!.partitions[0]!;
  expect(committed.known).toBe(true);
  if (committed.known)
    await expect(
      page.getByText(Number(committed.value).toLocaleString("en-US"), { exact: false }).first(),
    ).toBeVisible();
});

test("a range in the past stays where it is, is in the URL, and leads back to live", async ({ page }) => {
  const to = Math.floor(Date.now() / 1000) * 1000;
  const from = to - 60_000;
  await page.goto(url("billing", "orders", 0, `?from=${from}&to=${to}`));
  const live = page.getByRole("button", { name: "Live" });
  await expect(live).toBeVisible();
  await expect(page.locator("path.recharts-line-curve").first()).toBeVisible();
  await live.click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  expect(page.url()).not.toContain(`to=${to}`);
  await page.goBack();
  await expect(live).toBeVisible();
});

test("a partition that is not there is said so, with the way on", async ({ page }) => {
  await page.goto(url("billing", "orders", 99));
  await expect(page.getByText("billing has nothing on orders/99 now")).toBeVisible();
  await expect(page.getByRole("link", { name: "Back to billing" })).toBeVisible();
  await page.goto(`/clusters/${CLUSTER}/groups/nobody`);
  await expect(
    page
      .getByRole("main")
      .getByText(/nobody/)
      .first(),
  ).toBeVisible();
  await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
});
