/** Setting groups aside: from a group's page, by pattern from the overview's search, and back again. */
import { expect } from "@playwright/test";
import { setAsideAnswer } from "@/lib/api/set-aside-contract";
import { test } from "./test";
import { CLUSTER, readAllGroups, readGroup } from "./world";

test.afterEach(async ({ request }) => {
  const { entries } = setAsideAnswer.parse(await (await request.get("/api/v1/set-aside")).json());
  for (const { id } of entries) await request.delete(`/api/v1/set-aside/${id}`);
});

test("a group is set aside from its page, says so everywhere, and comes back", async ({ page, request }) => {
  await page.goto(`/clusters/${CLUSTER}/groups/fraud-check`);
  await page.getByRole("link", { name: "Set aside" }).click();
  await expect(page).toHaveURL(/set-aside\?.*pattern=fraud-check/);
  await expect(page.getByText("Matches one group")).toBeVisible();
  const why = `known since ${Date.now()}`;
  await page.getByLabel("Why").fill(why);
  await page.getByLabel("Your name").fill("Ann");
  await page.getByRole("button", { name: "Set aside", exact: true }).click();
  const row = page.getByRole("table", { name: "Set aside now" }).getByRole("row", { name: /fraud-check/ });
  await expect(row).toContainText(why);
  await expect(row).toContainText("Ann");

  await expect.poll(async () => (await readGroup(request, "fraud-check")).muted).toBe(true);
  const { status } = await readGroup(request, "fraud-check");
  await page.goto("/");
  const listed = page.getByRole("row").filter({ hasText: "fraud-check" });
  await expect(listed.getByRole("img", { name: /set aside/ })).toBeVisible();
  await expect(listed.locator("[data-status]").first()).toHaveText(status);
  await expect(page.getByRole("link", { name: "1 group is set aside" })).toBeVisible();
  await page.goto("/timeline?kind=note");
  await expect(page.getByText(`“fraud-check” is set aside by Ann: 1 group so far; ${why}`)).toHaveCount(1);

  await page.goto(`/clusters/${CLUSTER}/groups/fraud-check`);
  await page.getByRole("link", { name: "Set aside" }).click();
  await expect(page.getByLabel("Your name")).toHaveValue("Ann");
  await page.getByRole("button", { name: "Undo “fraud-check”" }).click();
  await expect(page.getByText("Nothing is set aside")).toBeVisible();
  await expect.poll(async () => (await readGroup(request, "fraud-check")).muted).toBeUndefined();
});

test("what is searched for becomes a pattern, which shows what it means before it is used", async ({
  page,
  request,
}) => {
  const names = (await readAllGroups(request)).map(({ group }) => group);
  await page.goto("/?q=fraud");
  await page.getByRole("link", { name: "Set groups aside" }).click();
  const pattern = page.getByRole("combobox", { name: /^Group/ });
  await expect(pattern).toHaveValue("*fraud*");
  const fits = names.filter((name) => name.includes("fraud")).length;
  await expect(page.getByText(fits === 1 ? "Matches one group" : `Matches ${fits} groups`)).toBeVisible();
  await pattern.fill("*");
  await expect(page.getByText(/Matches every group of this cluster/)).toBeVisible();
  await pattern.fill("no such group");
  await expect(page.getByText("No group has that name now.")).toBeVisible();
  await expect(page).toHaveURL(/pattern=no(\+|%20)such/);
  await page.reload();
  await expect(pattern).toHaveValue("no such group");
  await pattern.fill("");
  await expect(page.getByRole("button", { name: "Set aside", exact: true })).toBeDisabled();
});
