/** The consumer lives, commits, and stands still on one partition. Healed, it moves again. */
import { expect, type Page } from "@playwright/test";
import { badge, card, findings, groupUrl, openGroup, pressInLab, readWaterline, rise } from "./group-page";
import { test } from "./test";
import { actIfAllowed, readGroup } from "./world";

const GROUP = "fraud-check";

/** The case's page tells of the stall that is over, with the charts of that time, after a reload too. */
async function expectPastStall(page: Page): Promise<void> {
  await page.goto("/cases/stalled-consumer");
  const past = page.getByRole("region", { name: "Groups that were in this case in the range" });
  const row = past.getByRole("listitem").filter({ hasText: GROUP }).first();
  await expect(row).toContainText(/payments\/1.*stuck/i);
  await row.getByRole("button", { name: `Show the charts of ${GROUP}` }).click();
  await expect(page).toHaveURL(/open=/);
  // The line of an offset that stands is flat, which counts as hidden: look at what is drawn instead.
  const chart = row.locator("path.recharts-line-curve");
  await expect(chart.first()).toHaveAttribute("d", /L/);
  await expect(row.getByRole("link", { name: "payments/1", exact: true })).toBeVisible();
  await page.reload();
  await expect(chart.first()).toHaveAttribute("d", /L/);
}

test.beforeEach(({ request }) => actIfAllowed(request, "stalled-consumer", "poison"));

test("stalled consumer: badge, finding and chart agree on STALLED, and healing makes it OK", async ({
  page,
  request,
}) => {
  test.setTimeout(300_000);
  await expect
    .poll(async () => (await readGroup(request, GROUP)).partitionStatuses, { timeout: 120_000 })
    .toEqual({ OK: 2, STALLED: 1 });

  await openGroup(page, GROUP);
  await expect(badge(page)).toHaveText("ERROR");
  await expect(card(page, "payments", 1).locator("[data-status]")).toHaveText("STALLED");
  for (const moving of [0, 2]) await expect(card(page, "payments", moving).locator("[data-status]")).toHaveText("OK");
  await expect(findings(page)).toHaveCount(1);
  const words = card(page, "payments", 1).locator("svg text");
  for (const word of [/^log end offset$/, /^committed offset$/]) {
    await expect(words.filter({ hasText: word })).toHaveCount(1);
  }
  await expect(findings(page)).toContainText("payments/1");
  const offset = (await readGroup(request, GROUP)).subscriptions[0]!.partitions[1]!.committed;
  expect(offset.known).toBe(true);
  if (offset.known) await expect(findings(page)).toContainText(Number(offset.value).toLocaleString("en-US"));

  // The tide mark is flat to the pixel while the surface rises; on a partition that moves both rise.
  await expect
    .poll(async () => {
      const { committed, logEnd } = await readWaterline(card(page, "payments", 1));
      return { stands: Math.abs(rise(committed, 0.3)) < 0.5, rises: rise(logEnd, 0.3) > 3 };
    })
    .toEqual({ stands: true, rises: true });
  const moving = await readWaterline(card(page, "payments", 0));
  expect(rise(moving.committed, 0.3)).toBeGreaterThan(3);

  await page.goto("/cases/stalled-consumer");
  await expect(page.getByRole("main").getByText(GROUP).first()).toBeVisible();

  await pressInLab(page, "Repair partition 1");
  await openGroup(page, GROUP);
  await expect(badge(page)).toHaveText("OK", { timeout: 120_000 });
  await expect(card(page, "payments", 1).locator("[data-status]")).toHaveText("OK");
  await expect(findings(page)).toHaveCount(0);
  await expect
    .poll(async () => {
      const { committed, logEnd } = await readWaterline(card(page, "payments", 1));
      return Math.abs((committed.at(-1)?.y ?? 0) - (logEnd.at(-1)?.y ?? 99));
    })
    .toBeLessThan(6);

  await expectPastStall(page);

  await pressInLab(page, "Poison partition 1");
  await openGroup(page, GROUP);
  await expect(badge(page)).toHaveText("ERROR", { timeout: 120_000 });
  // The stall before may have begun before the range; this one has not.
  await expect(words.filter({ hasText: /^stalled since / })).toHaveCount(1);
});

test("a stalled group's reason is Korean where the page is", async ({ page, context, request }) => {
  test.setTimeout(180_000);
  await expect
    .poll(async () => (await readGroup(request, GROUP)).partitionStatuses, { timeout: 120_000 })
    .toEqual({ OK: 2, STALLED: 1 });
  const { why, subscriptions } = await readGroup(request, GROUP);
  expect(why).toMatch(/^payments\/1: stuck at offset/);
  const { committed } = subscriptions[0]!.partitions[1]!;
  const offset = committed.known ? Number(committed.value).toLocaleString("en-US") : "not known";
  const reason = new RegExp(`payments/1: 오프셋 ${offset}에서 .+째 멈춰 있습니다`);

  await context.addCookies([{ name: "tidemark-language", value: "ko", url: test.info().project.use.baseURL }]);
  for (const path of ["/", groupUrl(GROUP), "/cases/stalled-consumer"]) {
    await page.goto(path);
    const main = page.getByRole("main");
    await expect(main.getByText(reason).first()).toBeVisible();
    await expect(main.getByText("stuck at offset")).toHaveCount(0);
  }
  await page.goto("/timeline");
  await expect(page.getByRole("feed").getByText(reason).first()).toBeVisible();
});
