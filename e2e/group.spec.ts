/** A group's page as a person uses it: zoom, solo, heat map, saving, and all of it without a mouse. */
import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { parquetReadObjects } from "hyparquet";
import Papa from "papaparse";
import {
  badge,
  card,
  chartOf,
  dragAcross,
  groupUrl,
  openGroup,
  plotIn,
  rangeOf,
  saveFromMenu,
  section,
} from "./group-page";
import { test } from "./test";
import { actIfAllowed, readGroup, readHistory } from "./world";

const GROUP = "fraud-check";

test.beforeAll(async ({ request }) => {
  await actIfAllowed(request, "stalled-consumer", "poison");
  await expect.poll(async () => (await readGroup(request, GROUP)).status, { timeout: 120_000 }).toBe("ERROR");
});

test("the head says status, why, since when, and what changed last", async ({ page, request }) => {
  await openGroup(page, GROUP);
  await expect(badge(page)).toBeVisible();
  await expect
    .poll(async () => (await badge(page).textContent()) === (await readGroup(request, GROUP)).status)
    .toBe(true);
  await expect(
    page
      .getByRole("main")
      .getByText(/^(\S+ )?since/)
      .first(),
  ).toBeVisible();
  await expect(page.getByText(/Last change|Nothing changed in this range/)).toBeVisible();
});

test("dragging in a chart zooms in, the URL says so, and Back restores", async ({ page }) => {
  await openGroup(page, GROUP);
  const plot = plotIn(card(page, "payments", 0));
  await expect(plot).toBeVisible();
  await dragAcross(page, plot, 0.25, 0.75);
  await expect.poll(() => rangeOf(page.url())).not.toBeNull();
  const zoomed = rangeOf(page.url())!;
  // Half of five minutes, give or take what a pixel is.
  expect(zoomed.to - zoomed.from).toBeGreaterThanOrEqual(60_000);
  expect(zoomed.to - zoomed.from).toBeLessThan(200_000);
  await expect(page.getByRole("button", { name: "Back to now" })).toBeVisible();
  await expect(plot).toBeVisible();
  await plot.dblclick();
  await expect
    .poll(() => (rangeOf(page.url())?.to ?? 0) - (rangeOf(page.url())?.from ?? 0))
    .toBeGreaterThan(zoomed.to - zoomed.from);
  await page.goBack();
  await expect.poll(() => rangeOf(page.url())).toEqual(zoomed);
  await page.goBack();
  await expect.poll(() => new URL(page.url()).searchParams.get("range")).toBe("5m");
});

test("one crosshair for all charts, with the exact offsets that were stored", async ({ page, request }) => {
  await openGroup(page, GROUP);
  const plot = plotIn(card(page, "payments", 1));
  // Near the present, where there are numbers however young the lab is.
  const box = await plot.boundingBox();
  await plot.hover({ position: { x: box!.width * 0.95, y: box!.height / 2 } });
  const reading = plot.getByRole("status");
  await expect(reading).toContainText("log end offset");
  const text = (await reading.textContent()) ?? "";
  const [, end, committed] = /log end offset ([\d,]+), committed offset ([\d,]+)/.exec(text) ?? [];
  const to = Date.now();
  const { topics } = await readHistory(request, GROUP, { from: to - 600_000, to });
  const stored = topics[0]!.partitions.find(({ partition }) => partition === 1)!;
  expect(stored.logEnd).toContain(end?.replaceAll(",", ""));
  expect(stored.committed).toContain(committed?.replaceAll(",", ""));
  // The others show the same moment: a line in each, and the lag in brief.
  await expect(plotIn(card(page, "payments", 0)).getByText(/^lag /)).toBeVisible();
});

test("one partition alone by its name in the legend, kept in the URL; with Ctrl another is added", async ({ page }) => {
  await openGroup(page, GROUP);
  const legend = section(page, "Lag and rates").getByRole("list", { name: "Lines" }).first();
  const lines = chartOf(page, "Lag per partition of payments").locator("path.recharts-line-curve");
  await expect(lines).toHaveCount(3);
  await legend.getByRole("button", { name: "p1" }).click();
  await expect(lines).toHaveCount(1);
  await expect(page.getByRole("article")).toHaveCount(1);
  expect(new URL(page.url()).searchParams.get("lines")).toBe("payments/1");
  await legend.getByRole("button", { name: "p2" }).click({ modifiers: ["Control"] });
  await expect(lines).toHaveCount(2);
  await page.reload();
  await expect(page.getByRole("article")).toHaveCount(2);
  await page.goBack();
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.getByRole("button", { name: "All partitions" }).click();
  await expect(page.getByRole("article")).toHaveCount(3);
});

test("the heat map reads a cell by arrow keys and chooses a partition by Enter", async ({ page }) => {
  await openGroup(page, GROUP);
  await page.getByRole("radio", { name: "Heat map" }).click();
  const map = page.getByRole("group", { name: /^Lag of 3 partitions of payments over time/ });
  await expect(map).toBeVisible();
  await map.focus();
  await page.keyboard.press("ArrowLeft");
  const reading = map.getByRole("status");
  // Worst first: the stalled one stands on top.
  await expect(reading).toContainText("payments/1");
  await expect(reading).toContainText(/lag [\d,]+/);
  await page.keyboard.press("ArrowDown");
  await expect(reading).toContainText(/payments\/[02]/);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("article").getByRole("heading")).toHaveText("payments/1");
});

test("a chart is saved as CSV with what is stored, and as a picture", async ({ page, request }) => {
  await openGroup(page, GROUP);
  const chart = card(page, "payments", 1);
  const csv = await saveFromMenu(page, chart, "Save as CSV");
  expect(csv.suggestedFilename()).toMatch(/payments.*\.csv$/);
  const rows = (await readFile(await csv.path(), "utf8"))
    .replace(/^\ufeff/, "")
    .trim()
    .split(/\r?\n/);
  expect(rows[0]).toBe("time,log end offset,committed offset,lag");
  const to = Date.now();
  const { topics } = await readHistory(request, GROUP, { from: to - 600_000, to });
  const { at } = topics[0]!;
  const stored = topics[0]!.partitions.find(({ partition }) => partition === 1)!;
  // What was not known at a moment, as while a partition changes its leader, has an empty cell.
  const known = new Map(
    at.map((moment, index) => [moment, `${stored.logEnd[index] ?? ""},${stored.committed[index] ?? ""}`]),
  );
  const samples = rows.slice(1).map((row) => row.split(","));
  expect(samples.length).toBeGreaterThan(5);
  for (const [index, [time, end, committed, lag]] of samples.entries()) {
    // A chart ends with what was read last, between two cycles as well; of those nothing is stored.
    const isStored = known.has(Date.parse(time!)) || index < samples.length - 1;
    if (isStored) expect(known.get(Date.parse(time!))).toBe(`${end},${committed}`);
    const isKnown = end !== "" && committed !== "";
    expect(lag).toBe(isKnown ? String(BigInt(end!) - BigInt(committed!)) : "");
  }
  const png = await saveFromMenu(page, chart, "Save as PNG");
  expect((await readFile(await png.path())).subarray(1, 4).toString()).toBe("PNG");
});

test("the link to a chart's picture leads to the picture", async ({ page, context, request }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openGroup(page, GROUP);
  const chart = card(page, "payments", 1);
  await chart.getByRole("button", { name: /^Menu of the chart/ }).click();
  await page.getByRole("menuitem", { name: "Copy link to picture" }).click();
  await expect(chart.getByText("Link copied")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/\/chart\.png\?topic=payments&partition=1&from=\d+&to=\d+&/);
  const png = await request.get(link);
  expect([png.status(), png.headers()["content-type"]]).toEqual([200, "image/png"]);
  expect((await png.body()).subarray(1, 4).toString()).toBe("PNG");
  const svg = await request.get(link.replace("chart.png", "chart.svg"));
  expect(svg.headers()["content-security-policy"]).toContain("sandbox");
  expect(await svg.text()).toContain(">payments/1</text>");
});

test("the stored ticks of the range are saved as CSV and as Parquet, and both hold the same", async ({ page }) => {
  // A range that stands still, so that both files are of the same moments.
  const to = Date.now();
  await page.goto(groupUrl(GROUP, `from=${to - 600_000}&to=${to}`));
  const saved = async (format: string) => {
    const download = page.waitForEvent("download");
    await page.getByRole("group", { name: "All stored samples" }).getByRole("link", { name: format }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(new RegExp(`^tidemark-[\\dT]+-[\\dT]+\\.${format.toLowerCase()}$`));
    return readFile(await file.path());
  };
  const { data } = Papa.parse<Record<string, string>>((await saved("CSV")).toString(), { header: true });
  const csv = data.filter(({ at_ms }) => at_ms);
  const parquet = await parquetReadObjects({ file: new Uint8Array(await saved("Parquet")).buffer });
  const asText = ({ at_ms, group, topic, partition, log_end_offset, committed_offset }: Record<string, unknown>) =>
    [at_ms, group, topic, partition, log_end_offset, committed_offset].map((value) => String(value ?? "")).join();
  expect(parquet.length).toBeGreaterThan(5);
  expect(new Set(parquet.map(({ group }) => group as string))).toEqual(new Set([GROUP]));
  expect(parquet.map(asText)).toEqual(csv.map(asText));
});

test("without a mouse: read, choose a stretch and zoom in, show the numbers, zoom out", async ({ page }) => {
  await openGroup(page, GROUP);
  const chart = card(page, "payments", 0);
  const plot = plotIn(chart);
  await expect(plot).toBeVisible();
  await plot.focus();
  await page.keyboard.press("Home");
  await expect(plot.getByRole("status")).toContainText("lag");
  await page.keyboard.press("Shift+End");
  await expect(plot.locator("[data-selection]")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect.poll(() => rangeOf(page.url())).not.toBeNull();
  const zoomed = rangeOf(page.url())!;
  await plot.focus();
  await page.keyboard.press("Control+z");
  await expect.poll(() => rangeOf(page.url())?.from ?? zoomed.from).toBeLessThan(zoomed.from);
  await chart.getByRole("button", { name: /^Menu of the chart/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Show the numbers" }).press("Enter");
  await expect(
    chart
      .getByRole("table", { name: /^Numbers of the chart/ })
      .getByRole("row")
      .nth(1),
  ).toBeVisible();
});

test("a finding shades its window on the chart", async ({ page }) => {
  await openGroup(page, GROUP);
  const show = page.getByRole("button", { name: /on the chart$/ }).first();
  await show.click();
  await expect(show).toHaveAttribute("aria-pressed", "true");
  await expect(card(page, "payments", 1).locator("rect[fill='var(--accent)']")).toHaveCount(1);
});

test("many a choice at once comes back from a copied link", async ({ page }) => {
  await page.goto(groupUrl(GROUP, "range=5m&order=number&axis=absolute&scale=log&heat=on&lines=payments/2"));
  await expect(page.getByRole("article").getByRole("heading")).toHaveText("payments/2");
  await expect(page.getByRole("radio", { name: "Offsets" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "By number" })).toBeChecked();
  await page.getByRole("button", { name: /^Menu of the chart: Lag per partition/ }).click();
  await expect(page.getByRole("menuitemcheckbox", { name: "Logarithmic axis" })).toBeChecked();
});

test("since when a group is in its status is told by the server's clock, however wrong the viewer's is", async ({
  page,
}) => {
  await page.clock.setFixedTime(Date.now() + 86_400_000);
  await openGroup(page, GROUP);
  // No group of the laboratory is a day old.
  await expect(page.getByText(/^ERROR since/).first()).toHaveText(/, [\d.]+\s(s|min|h)/);
});
