/** What was learned of a group: on its page, in both languages, and forgotten when somebody says so. */
import { expect } from "@playwright/test";
import { habitsAnswer } from "@/lib/api/habits-contract";
import { test } from "./test";
import { CLUSTER } from "./world";

const GROUP = `/clusters/${CLUSTER}/groups/audit-archive`;

test("a group's habits are shown while they are learned, and can be forgotten", async ({ page, request }) => {
  const read = async () => habitsAnswer.parse(await (await request.get(`/api/v1${GROUP}/habits`)).json()).topics;
  await expect.poll(async () => (await read())[0]?.commits ?? 0).toBeGreaterThan(2);
  await page.goto(GROUP);
  const card = page.locator("section").filter({ has: page.getByRole("heading", { name: "Habits" }) });
  await expect(card).toContainText("Still learning");
  await expect(card).toContainText(/Watched since .* commits/);
  await expect(card.getByRole("img", { name: /: (9\d|100) %|: [1-9]\d? %/ }).first()).toBeVisible();

  await card.getByRole("button", { name: "Forget" }).click();
  await card.getByRole("button", { name: "Keep" }).click();
  const { commits, since } = (await read())[0]!;
  expect(commits).toBeGreaterThan(0);
  await card.getByRole("button", { name: "Forget" }).click();
  await card.getByRole("button", { name: "Forget" }).click();
  await expect(card.getByRole("status")).toHaveText("Forgotten; learning starts over.");
  await expect.poll(async () => (await read())[0]?.since ?? 0).toBeGreaterThan(since!);
});

test("they are Korean in a Korean page", async ({ page }) => {
  await page.goto(`${GROUP}?lang=ko`);
  await page.context().addCookies([{ name: "tidemark-language", value: "ko", url: page.url() }]);
  await page.reload();
  await expect(page.getByRole("heading", { name: "습관" })).toBeVisible();
  await expect(page.getByText("아직 학습 중", { exact: false })).toBeVisible();
});
