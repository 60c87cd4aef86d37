/** Drilling into one partition, and into the past. */
import { Admin } from "@platformatic/kafka";
import { expect, type Page } from "@playwright/test";
import { MARK_SHAPES } from "@/components/charts/marks";
import { event } from "@/lib/api/contract";
import { momentAnswer } from "@/lib/api/past-contract";
import { fact, plotIn, pointAt, section } from "./group-page";
import { test } from "./test";
import { bootstrap, CLUSTER, readGroup } from "./world";

const url = (group: string, topic: string, partition: number, query = "") =>
  `/clusters/${CLUSTER}/groups/${group}/topics/${topic}/partitions/${partition}${query}`;

/** A number as the strip at the top prints it. */
const figure = (page: Page, name: string) => fact(page, name).locator("> span").first();

/** The strip, once it shows a stored tick instead of the present. */
const then = (page: Page) => page.getByLabel("Partition in numbers, at the stored sample");

const exact = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ",");

/** The tick that the page shows, as the API tells it. */
async function readTick(page: Page, group: string, topic: string, partition: number) {
  const at = new URL(page.url()).searchParams.get("at");
  const answer = await page.request.get(
    `/api/v1/clusters/${CLUSTER}/groups/${group}/topics/${topic}/partitions/${partition}/moment?at=${at}`,
  );
  expect(answer.status(), await answer.text()).toBe(200);
  return momentAnswer.parse(await answer.json());
}

test("shows the exact offsets that the API tells, the leader and the owner", async ({ page, request }) => {
  await page.goto(url("nightly-report", "reports", 0, "?range=5m"));
  await expect(page.locator("main [data-status]").first()).toHaveText("STOPPED", { timeout: 90_000 });
  // Its group is dead: the committed offset stands, so page and API must say the same number.
  const { committed } = (await readGroup(request, "nightly-report")).subscriptions[0]!.partitions[0]!;
  if (!committed.known) throw new Error(committed.reason);
  await expect(figure(page, "Committed offset")).toHaveText(exact(committed.value));
  await expect(section(page, "Broker and owner")).toContainText(/broker \d/);
});

test("steps through the past tick by tick, by keyboard and by button, and the link shows the same", async ({
  page,
}) => {
  await page.goto(url("nightly-report", "reports", 0, "?range=15min"));
  await expect(page.locator("main [data-status]").first()).toHaveText("STOPPED", { timeout: 90_000 });
  await page.getByRole("button", { name: "Step through the past" }).click();
  const steps = page.getByRole("group", { name: "Steps through the past" });
  const clock = steps.locator("time");
  await expect(clock).toBeVisible();
  await expect(page).toHaveURL(/at=\d+/);
  await expect(then(page)).toBeVisible();
  const first = await clock.innerText();
  const { tick, previousAt } = await readTick(page, "nightly-report", "reports", 0);
  if (!tick?.logEnd.known || previousAt === null) throw new Error("nothing is stored of the partition");
  await expect(figure(page, "Log end offset")).toHaveText(exact(tick.logEnd.value));

  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(new RegExp(`at=${previousAt}`));
  await expect(clock).not.toHaveText(first);
  const before = await readTick(page, "nightly-report", "reports", 0);
  expect(before.tick?.at).toBe(previousAt);
  expect(before.nextAt).toBe(tick.at);
  if (!before.tick?.logEnd.known) throw new Error("nothing is stored of the tick before");
  await expect(figure(page, "Log end offset")).toHaveText(exact(before.tick.logEnd.value));

  await page.getByRole("button", { name: "One sample forward" }).click();
  await expect(clock).toHaveText(first);

  const link = page.url();
  await page.getByRole("button", { name: "Back to now" }).click();
  await expect(clock).toBeHidden();
  await page.goto(link);
  await expect(clock).toHaveText(first);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/at=/);
});

test("lists every finding of the range; one leads to its tick and to the samples that the rule saw", async ({
  page,
}) => {
  await page.goto(url("nightly-report", "reports", 0, "?range=15min"));
  const findings = section(page, "Findings in the range");
  const newest = findings.getByRole("button").first();
  await expect(newest).toContainText("STOPPED", { timeout: 90_000 });
  await newest.click();
  await expect(page).toHaveURL(/at=\d+/);
  await expect(newest).toHaveAttribute("aria-current", "true");
  await expect(section(page, "Why")).toContainText("Reported then");
  const { tick } = await readTick(page, "nightly-report", "reports", 0);
  const rows = section(page, "Samples the rule looked at").locator("tbody tr");
  await expect(rows).toHaveCount(tick!.samples.length);
  await expect(rows.first()).toContainText(exact(tick!.samples.at(-1)!.logEnd!));
});

test("copies a report and says so", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(url("nightly-report", "reports", 0, "?range=5m"));
  await expect(page.locator("main [data-status]").first()).toHaveText("STOPPED", { timeout: 90_000 });
  await page.getByRole("button", { name: "Copy report" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^### reports\/0 of nightly-report: STOPPED\n/);
  expect(text).toMatch(/- \*\*When:\*\* .*\(\d{4}-\d\d-\d\dT[\d:.]+Z\)/);
  expect(text).toMatch(/\| Lag \| [\d,]+ \|/);
  const [, link] = /<(http.*)>/.exec(text) ?? [];
  await page.goto(link!);
  await expect(page.getByRole("group", { name: "Steps through the past" }).locator("time")).toBeVisible();
});

test("compares with yesterday, and says when there is nothing to compare with", async ({ page }) => {
  await page.goto(url("billing", "orders", 0, "?range=5m"));
  const compare = section(page, "Compare");
  await compare.getByText("A week ago").click();
  await expect(page).toHaveURL(/compare=week/);
  await expect(compare.getByText("No history from").or(compare.getByRole("figure").first()).first()).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/compare=/);
});

test("draws how far apart the commits came", async ({ page }) => {
  await page.goto(url("billing", "orders", 0, "?range=5m"));
  const commits = section(page, "Commit interval");
  await expect(commits.locator("path.recharts-line-curve").first()).toBeVisible();
});

test("a note is written at the moment that the crosshair stands on, and is marked on the charts", async ({ page }) => {
  const text = `looked into ${Date.now()}`;
  await page.goto(url("billing", "orders", 0, "?range=5m"));
  const waterline = section(page, "Log end offset and committed offset");
  await expect(waterline.locator("path.recharts-line-curve").first()).toBeVisible();
  const flags = waterline.locator(`svg path[d="${MARK_SHAPES.note}"]`);
  const before = await flags.count();
  const plot = plotIn(waterline);
  const reading = plot.getByRole("status");
  // On a whole minute a browser's field leaves the seconds out: the crosshair stands away from one, and the range goes on moving.
  for (let share = 0.5; share < 0.7; share += 0.04) {
    await pointAt(page, plot, share);
    await expect(reading).toContainText("log end offset");
    const second = Number(/:\d\d:(\d\d)/.exec((await reading.textContent()) ?? "")?.[1]);
    if (second > 10 && second < 50) break;
  }
  const now = Date.now();
  await page.getByRole("button", { name: "Add note" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a note" });
  await expect(dialog.getByLabel("Topic")).toHaveValue("orders");
  await expect(dialog.getByLabel("When")).toHaveValue(/T\d\d:\d\d:\d\d/);
  await dialog.getByLabel("What happened").fill(text);
  const sent = page.waitForResponse((response) => response.url().endsWith("/api/v1/notes"));
  await dialog.getByRole("button", { name: "Save" }).click();
  const { id, at } = event.parse(await (await sent).json());
  try {
    // The plot begins where the data does: of a young lab it shows less than five minutes.
    expect(now - at).toBeGreaterThan(20_000);
    expect(now - at).toBeLessThan(160_000);
    await expect.poll(() => flags.count()).toBeGreaterThan(before);
    await expect(section(page, "Events")).toContainText(text);
  } finally {
    await page.request.delete(`/api/v1/notes/${id}`);
  }
});

test("a range in the past stays where it is, is in the URL, and leads back to live", async ({ page }) => {
  const to = Math.floor(Date.now() / 1000) * 1000;
  const from = to - 60_000;
  await page.goto(url("billing", "orders", 0, `?from=${from}&to=${to}`));
  const live = page.getByRole("button", { name: "Back to now" });
  await expect(live).toBeVisible();
  await expect(page.locator("path.recharts-line-curve").first()).toBeVisible();
  await live.click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeEnabled();
  expect(page.url()).not.toContain(`to=${to}`);
  await page.goBack();
  await expect(live).toBeVisible();
});

test("says what is out of the ordinary about the numbers, in the page's language", async ({
  page,
  request,
  context,
}) => {
  const admin = new Admin({ clientId: "e2e", bootstrapBrokers: (await bootstrap(request)).split(",") });
  const [group, topic] = ["ahead-of-the-log", "cut-short"];
  try {
    await admin.createTopics({ topics: [topic], assignments: [{ partition: 0, brokers: [1] }] });
    await admin.alterConsumerGroupOffsets({
      groupId: group,
      topics: [{ name: topic, partitionOffsets: [{ partition: 0, offset: 1234n }] }],
    });
    await page.goto(url(group, topic, 0));
    const note = page.getByRole("list", { name: "About these numbers" });
    await expect(note).toHaveText(/The committed offset 1,234 is 1,234 records past the log end offset 0/, {
      timeout: 60_000,
    });
    await page.goto(`/clusters/${CLUSTER}/groups/${group}`);
    const row = section(page, "Partitions").getByRole("row", { name: new RegExp(`${topic}/0`) });
    await expect(row).toContainText("past the log end");
    await context.addCookies([{ name: "tidemark-language", value: "ko", url: test.info().project.use.baseURL }]);
    await page.goto(url(group, topic, 0));
    await expect(page.getByText("컨슈머 오프셋 1,234은 최신 오프셋 0보다 1,234만큼 앞에 있습니다.")).toBeVisible();
  } finally {
    await admin.deleteGroups({ groups: [group] });
    await admin.deleteTopics({ topics: [topic] });
    await admin.close();
  }
});

test("a moment of which nothing is stored is said so, with the way on", async ({ page }) => {
  await page.goto(url("billing", "orders", 0, "?at=1000000000000&from=999999000000&to=1000000000000"));
  await expect(page.getByText(/Nothing stored at/)).toBeVisible();
  await page.getByRole("button", { name: "Back to now" }).click();
  await expect(figure(page, "Log end offset")).toBeVisible();
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
