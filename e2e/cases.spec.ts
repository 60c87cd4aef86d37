/** The case pages: each teaches its case on a real group, and tells who was in it and how that looked. */
import { expect, type Page } from "@playwright/test";
import { casesAnswer } from "@/lib/api/cases-contract";
import { CASES } from "@/lib/core/words/terms";
import { en } from "@/lib/client/messages/en";
import { ko } from "@/lib/client/messages/ko";
import { test } from "./test";

const past = (page: Page) => page.getByRole("region", { name: "Groups that were in this case in the range" });

test("the first page says what lag is and how many groups are in each case", async ({ page }) => {
  await page.goto("/cases");
  await expect(page.getByRole("heading", { name: "What lag is" })).toBeVisible();
  await expect(
    page.getByRole("img", { name: /committed offset is 5, the log end offset 12: the lag is 7/ }),
  ).toBeVisible();
  const cards = page.getByRole("main").getByRole("article");
  await expect(cards).toHaveCount(CASES.length);
  for (const card of await cards.all()) await expect(card).toContainText(/\d+ now, \d+ in this range/);
  await page.getByRole("link", { name: "Throughput problem", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Throughput problem" })).toBeVisible();
});

for (const slug of CASES) {
  test(`${slug}: what it is, why, what to do, and how it looks`, async ({ page }) => {
    const words = en.cases[slug];
    await page.goto(`/cases/${slug}`);
    await expect(page.getByRole("heading", { level: 1, name: words.title })).toBeVisible();
    for (const text of [words.short, words.what, words.why, words.step1, words.step4]) {
      await expect(page.getByText(text)).toBeVisible();
    }
    await expect(page.getByRole("group", { name: "Time range" })).toBeVisible();
    await expect(past(page)).toBeVisible();
  });
}

test("the past of the cases adds up: spans of a group follow each other", async ({ request }) => {
  const to = Date.now();
  const response = await request.get(`/api/v1/cases?from=${to - 3_600_000}&to=${to}&limit=5000`);
  const answer = casesAnswer.parse(await response.json());
  expect(answer.spans.length).toBeGreaterThan(0);
  const names = new Set(answer.spans.map(({ cluster, group }) => `${cluster}/${group}`));
  for (const name of names) {
    const spans = answer.spans.filter(({ cluster, group }) => `${cluster}/${group}` === name);
    spans.sort((a, b) => a.from - b.from);
    spans.forEach((span, index) => {
      const next = spans[index + 1];
      if (next) expect(span.to ?? Infinity).toBeLessThanOrEqual(next.from);
    });
  }
});

test("a case is taught in Korean where the browser asks for it", async ({ browser }) => {
  const context = await browser.newContext({ locale: "ko-KR" });
  const page = await context.newPage();
  await page.goto("/cases/throughput-problem");
  await expect(page.getByRole("heading", { level: 1, name: ko.cases["throughput-problem"].title })).toBeVisible();
  await expect(page.getByText(ko.cases["throughput-problem"].why)).toBeVisible();
  expect(await page.title()).toContain(ko.cases["throughput-problem"].title);
  await context.close();
});
