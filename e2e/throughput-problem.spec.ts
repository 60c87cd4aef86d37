/** It moves, but slower than records arrive. With more consumers the lag falls. */
import { expect } from "@playwright/test";
import { badge, card, findings, openGroup, pressInLab, readWaterline } from "./group-page";
import { test } from "./test";
import { act, readGroup } from "./world";

const GROUP = "enrichment";

const lagOf = async (request: Parameters<typeof readGroup>[0]) => Number((await readGroup(request, GROUP)).lag);

test.beforeEach(async ({ request }) => {
  while ((await readGroup(request, GROUP)).memberCount.known) {
    const { memberCount } = await readGroup(request, GROUP);
    if (!memberCount.known || memberCount.value <= 1) break;
    await act(request, "throughput-problem", "remove-consumer");
    await expect
      .poll(async () => (await readGroup(request, GROUP)).memberCount)
      .toEqual({ known: true, value: memberCount.value - 1 });
  }
});

test("throughput problem: every partition is OK, the consumer WARNING, and more consumers make it OK", async ({
  page,
  request,
}) => {
  test.setTimeout(420_000);
  await expect.poll(async () => (await readGroup(request, GROUP)).status, { timeout: 150_000 }).toBe("WARNING");
  await openGroup(page, GROUP);
  await expect(badge(page)).toHaveText("WARNING");
  const group = await readGroup(request, GROUP);
  expect(group.partitionStatuses).toEqual({ OK: 3 });
  expect(group.case).toBe("throughput-problem");
  await expect(findings(page).first()).toContainText(/records? per second|\/s|a second/);

  // A widening wedge: the water is higher at its right end than in the middle.
  await expect
    .poll(async () => {
      const { committed, logEnd } = await readWaterline(card(page, "clicks", 0));
      const depth = (share: number) => {
        const index = Math.floor((committed.length - 1) * share);
        return committed[index]!.y - logEnd[index]!.y;
      };
      return depth(1) - depth(0.3);
    })
    .toBeGreaterThan(2);

  await page.goto("/cases/throughput-problem");
  await expect(page.getByRole("main").getByText(GROUP).first()).toBeVisible();

  const before = await lagOf(request);
  await pressInLab(page, "Add a consumer to enrichment");
  await pressInLab(page, "Add a consumer to enrichment");
  await openGroup(page, GROUP);
  await expect(badge(page)).toHaveText("OK", { timeout: 180_000 });
  await expect(findings(page)).toHaveCount(0);
  await expect.poll(() => lagOf(request), { timeout: 120_000 }).toBeLessThan(before);
});
