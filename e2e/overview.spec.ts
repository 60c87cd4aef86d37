/** The first page: what is wrong comes first, and the way to the cause is short. */
import { expect, test, type Page } from "@playwright/test";
import { CONSUMER_STATUSES, type ConsumerStatus } from "@/lib/core/terms";
import { actIfAllowed, readGroup } from "./world";

test.beforeEach(async ({ page, request }) => {
  await actIfAllowed(request, "stalled-consumer", "poison");
  await expect.poll(async () => (await readGroup(request, "fraud-check")).status, { timeout: 120_000 }).toBe("ERROR");
  await page.goto("/");
});

const rows = (page: Page) => page.getByRole("row").filter({ has: page.getByRole("link") });

test("groups stand worst first, and the counts add up to the rows", async ({ page }) => {
  await expect(rows(page).first()).toBeVisible();
  const statuses = await rows(page).locator("[data-status]").allTextContents();
  const rank = statuses.map((status) => CONSUMER_STATUSES.indexOf(status as ConsumerStatus));
  expect(rank).toEqual([...rank].sort((a, b) => b - a));
  const counts = await page.getByRole("group", { name: "Filter by status" }).getByRole("button").allTextContents();
  const sum = counts.map((text) => Number.parseInt(text, 10)).reduce((all, count) => all + count, 0);
  expect(sum).toBe(statuses.length);
  await expect(rows(page).filter({ hasText: "fraud-check" })).toContainText("payments/1");
});

test("a stranger finds the stalled partition in three clicks", async ({ page }) => {
  await page.getByRole("group", { name: "Filter by status" }).getByRole("button", { name: /ERROR/ }).click();
  await page.getByRole("link", { name: "fraud-check" }).click();
  await page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "Findings" }) })
    .getByRole("link", { name: "payments/1" })
    .click();
  await expect(page).toHaveURL(/\/groups\/fraud-check\/topics\/payments\/partitions\/1/);
  await expect(page.locator("main [data-status]").first()).toHaveText("STALLED");
});

test("filters live in the URL: a copied link shows the same, and Back returns to it", async ({ page, context }) => {
  await page.keyboard.press("/");
  await page.keyboard.type("bill");
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveURL(/q=bill/);
  const colleague = await context.newPage();
  await colleague.goto(page.url());
  await expect(rows(colleague)).toHaveCount(1);
  await colleague.close();
  await page.getByRole("link", { name: "billing" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "billing" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("searchbox")).toHaveValue("bill");
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole("searchbox").fill("no such group");
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await expect(rows(page).first()).toBeVisible();
});

test("numbers move by themselves", async ({ page }) => {
  // Its process is dead and records go on arriving: the lag of this group can only grow.
  const row = rows(page).filter({ hasText: "nightly-report" });
  await expect(row).toBeVisible();
  const before = await row.innerText();
  await expect.poll(() => row.innerText(), { timeout: 30_000 }).not.toBe(before);
});
