/** Topics: the list, and all groups on one of them side by side. */
import { expect } from "@playwright/test";
import { topicMomentAnswer, topicsMomentAnswer } from "@/lib/api/moment-contract";
import { topicDetail, topicsAnswer } from "@/lib/api/topic-contract";
import { section } from "./group-page";
import { test } from "./test";
import { CLUSTER, nextCycle, readGroup } from "./world";

test("the list shows every topic, finds one, and takes a table home", async ({ page, request }) => {
  const { topics } = topicsAnswer.parse(await (await request.get("/api/v1/topics")).json());
  const shown = topics.filter(({ internal }) => !internal);
  await page.goto("/topics");
  const table = page.getByRole("table", { name: "Topics" });
  await expect(table.locator("[data-row]")).toHaveCount(shown.length);

  await page.keyboard.press("/");
  await page.keyboard.type("^ord");
  await expect(table.locator("[data-row]")).toHaveCount(1);
  // The address follows the keys a moment later; what is reloaded must be all of them.
  await expect(page).toHaveURL(/[?&]q=.*ord/);
  await page.reload();
  await expect(table.locator("[data-row]")).toHaveText(["orders"]);
  await page.getByRole("searchbox", { name: "Search topics" }).fill("no such topic");
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).first().click();

  await table.getByRole("button", { name: "Topic", exact: true }).click();
  await expect(page).toHaveURL(/sort=topic/);
  const names = await table.locator("[data-row]").allInnerTexts();
  expect(names).toEqual([...names].sort());

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/topics.*\.csv$/);
});

test("a topic's page lays its groups side by side, worst first, with the numbers of the API", async ({
  page,
  request,
}) => {
  await page.goto("/topics");
  await page.getByRole("link", { name: "orders", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "orders" })).toBeVisible();
  const answer = await request.get(`/api/v1/clusters/${CLUSTER}/topics/orders`);
  const { readers, partitions } = topicDetail.parse(await answer.json());
  const rows = section(page, "Consumer groups").locator("tbody tr");
  await expect(rows).toHaveCount(readers.length);
  for (const { group } of readers) await expect(rows.filter({ hasText: group })).toHaveCount(1);
  await expect(section(page, "Partitions").locator("tbody tr")).toHaveCount(partitions.length);
  await expect(section(page, "One log end, all groups").locator("path.recharts-line-curve")).toHaveCount(
    1 + Math.min(readers.length, 8),
  );
  await rows.first().getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: readers[0]!.group })).toBeVisible();
});

test("the status of a group on a topic is the one that its own page shows", async ({ page, request }) => {
  const { status } = await readGroup(request, "fraud-check");
  await page.goto(`/clusters/${CLUSTER}/topics/payments?range=5m`);
  const row = section(page, "Consumer groups").locator("tbody tr").filter({ hasText: "fraud-check" });
  await expect(row.locator("[data-status]")).toHaveText(status);
});

test("a topic that is not there is said so, with the way on", async ({ page }) => {
  await page.goto(`/clusters/${CLUSTER}/topics/no-such-topic`);
  await expect(page.getByText(`No topic no-such-topic on ${CLUSTER} now`)).toBeVisible();
  await page.getByRole("link", { name: "All topics" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Topics" })).toBeVisible();
});

test("why a topic is not there is said in the language of the page", async ({ page, context }) => {
  await page.goto(`/clusters/${CLUSTER}/topics/no-such-topic`);
  await expect(page.getByText(`Cluster "${CLUSTER}" has no topic "no-such-topic" now.`)).toBeVisible();
  await context.addCookies([{ name: "tidemark-language", value: "ko", url: test.info().project.use.baseURL }]);
  await page.reload();
  await expect(page.getByText(`클러스터 "${CLUSTER}"에 지금은 토픽 "no-such-topic"이(가) 없습니다.`)).toBeVisible();
});

test("a range of the past shows the topic and its groups as they were at its end", async ({ page, request }) => {
  const to = Date.now();
  const url = `/api/v1/clusters/${CLUSTER}/topics/orders/moment?at=${to}`;
  const then = async () => topicMomentAnswer.parse(await (await request.get(url)).json());
  // Its tick is stored a moment after it was read.
  await expect.poll(async () => (await then()).at ?? 0).toBeGreaterThan(to - 10_000);
  const { readers, partitions } = (await then()).topic!;
  await page.goto(`/clusters/${CLUSTER}/topics/orders?from=${to - 900_000}&to=${to}`);
  const rows = section(page, "Consumer groups").locator("tbody tr");
  await expect(rows).toHaveCount(readers.length);
  for (const { group } of readers) await expect(rows.filter({ hasText: group })).toHaveCount(1);
  await expect(section(page, "Partitions").locator("tbody tr")).toHaveCount(partitions.length);
  await expect(section(page, "Consumer groups").locator("[data-now]")).toHaveCount(0);
  // The policy and the replicas are of now.
  await expect(page.locator("main [data-now]")).toHaveCount(2);
});

test("in a range of the past the list shows the topics of its end, and the way back the present", async ({
  page,
  request,
}) => {
  const to = Date.now();
  const then = async () => topicsMomentAnswer.parse(await (await request.get(`/api/v1/topics/moment?at=${to}`)).json());
  // Its tick is stored a moment after it was read.
  await expect.poll(async () => (await then()).clusters[0]?.at ?? 0).toBeGreaterThan(to - 10_000);
  const topics = (await then()).topics.filter(({ internal }) => !internal);
  const { produceRate } = topics.find(({ topic }) => topic === "orders")!;
  expect(produceRate.known).toBe(true);
  await page.goto(`/topics?from=${to - 900_000}&to=${to}`);
  const table = page.getByRole("table", { name: "Topics" });
  await expect(table.locator("[data-row]")).toHaveCount(topics.length);
  await expect(page.locator("header [data-past]")).toBeVisible();
  // What is not of now does not move, and the present is not asked for.
  const orders = table.getByRole("row").filter({ has: page.getByRole("link", { name: "orders", exact: true }) });
  const before = await orders.innerText();
  const asked: string[] = [];
  page.on("request", (one) => void (one.url().endsWith("/api/v1/topics") && asked.push(one.url())));
  await nextCycle(request);
  await nextCycle(request);
  expect(await orders.innerText()).toBe(before);
  expect(asked).toEqual([]);
  await page.getByRole("button", { name: "Back to now" }).click();
  await expect(page.locator("header [data-past]")).toHaveCount(0);
  await expect(table.locator("[data-row]").first()).toBeVisible();
});
