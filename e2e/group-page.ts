/** A group's page through a person's eyes: its badge, its findings, and the lines that its charts really draw. */
import { expect, type Download, type Locator, type Page } from "@playwright/test";
import { CLUSTER } from "./world";

export const groupUrl = (group: string, query = "range=5m") =>
  `/clusters/${CLUSTER}/groups/${encodeURIComponent(group)}?${query}`;

export async function openGroup(page: Page, group: string): Promise<void> {
  await page.goto(groupUrl(group));
  await expect(page.getByRole("heading", { level: 1, name: group })).toBeVisible();
}

/** The badge at the top of the page. */
export const badge = (page: Page): Locator => page.locator("main [data-status]").first();

/** The chart card of one partition. */
export const card = (page: Page, topic: string, partition: number): Locator =>
  page.getByRole("article").filter({ has: page.getByRole("heading", { name: `${topic}/${partition}`, exact: true }) });

/** The part of the page under a heading of its own. */
export const section = (page: Page, heading: string): Locator =>
  page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name: heading, exact: true }) });

/** A number in a strip of them. */
export const fact = (page: Page, name: string): Locator =>
  page
    .locator("dl > div")
    .filter({ has: page.locator("dt").getByText(name, { exact: true }) })
    .locator("dd");

/** The findings as they stand on the page. */
export const findings = (page: Page): Locator => section(page, "Findings").getByRole("listitem");

interface Point {
  x: number;
  y: number;
}

/** Points of a drawn line, left to right; y grows downwards, as on the screen. */
async function readLine(line: Locator): Promise<Point[]> {
  const path = (await line.getAttribute("d")) ?? "";
  return [...path.matchAll(/[ML]\s*(-?[\d.]+)[ ,]+(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
}

/** What a waterline chart draws: in the document the tide mark comes first, the surface after it. */
export async function readWaterline(chart: Locator): Promise<{ committed: Point[]; logEnd: Point[] }> {
  const lines = chart.locator("path.recharts-line-curve");
  await expect(lines).toHaveCount(2);
  return { committed: await readLine(lines.nth(0)), logEnd: await readLine(lines.nth(1)) };
}

/** Pixels that a line rises over its last `share` (0 to 1) of the points. */
export function rise(points: Point[], share: number): number {
  const tail = points.slice(Math.floor(points.length * (1 - share)));
  return (tail[0]?.y ?? NaN) - (tail.at(-1)?.y ?? NaN);
}

/** Presses a button on the Lab page and waits until the lab has done it. */
export async function pressInLab(page: Page, label: string): Promise<void> {
  await page.goto("/lab");
  const done = page.waitForResponse(
    (response) => response.url().includes("/api/v1/lab/") && response.request().method() === "POST",
  );
  await page.getByRole("button", { name: label, exact: true }).click();
  expect((await done).status()).toBe(200);
}

/** A chart by its accessible name. */
export const chartOf = (page: Page, name: string): Locator => page.getByRole("figure", { name });

/** The surface of a chart that takes pointer and keys. */
export const plotIn = (chart: Locator): Locator => chart.locator("[aria-roledescription]").first();

/** Points at a share of a plot's width, until the crosshair stands there: a page that is still loading moves its plots away. */
export async function pointAt(page: Page, plot: Locator, share: number): Promise<void> {
  await expect(async () => {
    const box = await plot.boundingBox({ timeout: 5_000 });
    if (!box) throw new Error("the plot is not on the page");
    await page.mouse.move(box.x + box.width * share, box.y + box.height / 2, { steps: 2 });
    await expect(plot.locator("[data-cursor]")).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

/** Drags from one share of a plot's width to another. */
export async function dragAcross(page: Page, plot: Locator, from: number, to: number): Promise<void> {
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (!box) throw new Error("the plot is not on the page");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + (box.width * (from + to)) / 2, y);
  await page.mouse.move(box.x + box.width * to, y);
  await expect(plot.locator("[data-selection]")).toBeVisible();
  await page.mouse.up();
}

/** The two moments in a URL; null where it holds a range that follows the present. */
export function rangeOf(url: string): { from: number; to: number } | null {
  const query = new URL(url).searchParams;
  const [from, to] = [query.get("from"), query.get("to")];
  return from && to ? { from: Number(from), to: Number(to) } : null;
}

/** Saves a chart by its menu and waits for the file. */
export async function saveFromMenu(page: Page, chart: Locator, item: string): Promise<Download> {
  const download = page.waitForEvent("download");
  await chart.getByRole("button", { name: /^Menu of the chart/ }).click();
  await page.getByRole("menuitem", { name: item }).click();
  return download;
}
