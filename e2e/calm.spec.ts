/**
 * Numbers change in their places: rows that are as well as before do not re-sort, columns keep their width, nothing slides. And what
 * can be pressed stays where it is while the rest of its page still comes.
 */
import { expect, type Page } from "@playwright/test";
import { awaitContent } from "./places";
import { test } from "./test";
import { actIfAllowed, CLUSTER, drawn, readGroup } from "./world";

// What moves is what is looked for.
test.use({ contextOptions: { reducedMotion: "no-preference" } });

const SECONDS = 60;
/** Less is a digit more somewhere; two rows that swap places are twice as much. */
const SHIFT = 0.001;

const WATCHED = [
  { name: "overview", path: "/", rows: "[role=row]:has(a[data-row])", boxes: "[data-column]" },
  {
    name: "wall",
    path: "/wall?rotate=0",
    rows: "[data-wall] li",
    boxes: "[data-wall] li, [data-count], [data-level] > span",
  },
  {
    name: "group",
    path: `/clusters/${CLUSTER}/groups/billing?range=5m`,
    rows: "tbody[data-held-rows] tr",
    boxes: "main th, main dl > div",
  },
];

interface Sample {
  at: number;
  /** What stands in a row's place, and in which status. */
  rows: { key: string; status: string }[];
  /** Left edges and widths in half pixels. */
  boxes: string[];
  text: string;
}

interface Shift {
  at: number;
  value: number;
  sources: string[];
}

/** What the page looks like twice a second, and every shift of its layout. */
async function record(page: Page, { rows, boxes }: { rows: string; boxes: string }) {
  return page.evaluate(
    async (asked) => {
      const shifts: Shift[] = [];
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          value: number;
          sources?: { node?: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
        })[]) {
          const sources = (entry.sources ?? [])
            // A number that stands right grows to the left, and has not moved; edges are told in whole pixels.
            .filter(
              ({ previousRect: was, currentRect: is }) => was.top !== is.top || Math.abs(was.right - is.right) > 1,
            )
            .map(({ node }) => (node?.textContent ?? "").trim().slice(0, 60));
          shifts.push({ at: performance.timeOrigin + entry.startTime, value: entry.value, sources });
        }
      });
      const half = (pixels: number) => Math.round(pixels * 2) / 2;
      const sample = (): Sample => ({
        at: Date.now(),
        rows: [...document.querySelectorAll(asked.rows)].map((row) => {
          const badge = row.querySelector("[data-status]");
          const status = row.getAttribute("data-status") ?? badge?.getAttribute("data-status") ?? "";
          return {
            key: (row.querySelector("a[data-row], td a, p .truncate")?.textContent ?? "").trim(),
            // Who catches up stands before those that keep up, until it is done.
            status: row.textContent?.includes("catching up") ? `${status}, catching up` : status,
          };
        }),
        boxes: [...document.querySelectorAll(asked.boxes)].map((box) => {
          const { left, width } = box.getBoundingClientRect();
          return `${half(left)} ${half(width)}`;
        }),
        text: document.querySelector("main")?.textContent ?? "",
      });
      const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
      // What comes a moment after the rows takes its place first: owners, marks, charts.
      await wait(3000);
      observer.observe({ type: "layout-shift" });
      const samples = [sample()];
      while (samples.length < asked.seconds * 2) {
        await wait(500);
        samples.push(sample());
      }
      observer.disconnect();
      return { samples, shifts };
    },
    { rows, boxes, seconds: SECONDS },
  );
}

/** Rows and their statuses, in whatever order: where these change, rows have a reason to move. */
const standing = ({ rows }: Sample) =>
  rows
    .map(({ key, status }) => `${key} ${status}`)
    .sort()
    .join();

test("a minute of live data moves no row, no column and no dot that has no reason to", async ({ context, request }) => {
  // The lab takes up to two minutes to stall, before a minute is watched.
  test.setTimeout(300_000);
  await actIfAllowed(request, "stalled-consumer", "poison");
  await expect.poll(async () => (await readGroup(request, "fraud-check")).status, { timeout: 120_000 }).toBe("ERROR");
  const open = WATCHED.map(async (watched) => {
    const page = await context.newPage();
    await page.goto(watched.path);
    await awaitContent(page);
    await expect(page.locator(watched.rows).first()).toBeVisible();
    await drawn(page);
    return { ...watched, page };
  });
  const pages = await Promise.all(open);
  const recorded = await Promise.all(
    pages.map(async ({ page, ...watched }) => ({ name: watched.name, ...(await record(page, watched)) })),
  );
  for (const { name, samples, shifts } of recorded) {
    expect(new Set(samples.map(({ text }) => text)).size, `${name}: numbers change`).toBeGreaterThan(2);
    const pairs = samples.slice(1).map((after, index) => ({ before: samples[index]!, after }));
    const calm = pairs.filter(({ before, after }) => standing(before) === standing(after));
    expect(calm.length, `${name}: samples without another status`).toBeGreaterThan(pairs.length / 2);
    for (const { before, after } of calm) {
      expect(
        after.rows.map(({ key }) => key),
        `${name}: the order of rows`,
      ).toEqual(before.rows.map(({ key }) => key));
      expect(after.boxes, `${name}: places and widths`).toEqual(before.boxes);
    }
    const unexplained = shifts.filter(
      ({ at, value, sources }) =>
        value > SHIFT && sources.length > 0 && calm.some(({ before, after }) => at > before.at && at <= after.at),
    );
    expect(unexplained, `${name}: shifts of the layout`).toEqual([]);
  }
  await Promise.all(pages.map(({ page }) => page.close()));
});

/** Pages whose parts come one after the other. */
const BUILT_UP = [
  `/clusters/${CLUSTER}/groups/nightly-report?range=15min`,
  `/clusters/${CLUSTER}/groups/nightly-report/topics/reports/partitions/0?range=15min`,
  `/clusters/${CLUSTER}/topics/orders?range=5m`,
  "/cases",
  "/cases/normal",
  "/cases/throughput-problem",
  `/set-aside?cluster=${CLUSTER}&pattern=*`,
  `/alerts?tab=silences&cluster=${CLUSTER}`,
  `/incidents/${encodeURIComponent(`group/${CLUSTER}/fraud-check`)}`,
];

/** A line of text more or less, in pixels: sentences grow while one reads. */
const LINE = 24;

interface Moved {
  name: string;
  pixels: number;
}

/** Follows all that can be pressed, from one picture to the next, and remembers what moved on the page. */
function followControls(): void {
  const moved: Moved[] = [];
  const places = new Map<Element, number>();
  const look = () => {
    const found = new Set<Element>();
    for (const control of document.querySelectorAll("main :is(a, button, input, select, summary)")) {
      const { top, height } = control.getBoundingClientRect();
      // What lies in a box of its own is scrolled there.
      if (height === 0 || control.closest(".overflow-y-auto")) continue;
      found.add(control);
      const pixels = top + window.scrollY - (places.get(control) ?? top + window.scrollY);
      const name = `${control.closest("section")?.querySelector("h2, h3")?.textContent ?? ""}: ${control.textContent}`;
      if (pixels !== 0) moved.push({ name: name.slice(0, 80), pixels });
      places.set(control, top + window.scrollY);
    }
    for (const control of places.keys()) if (!found.has(control)) places.delete(control);
    requestAnimationFrame(look);
  };
  Object.assign(window, { moved });
  requestAnimationFrame(look);
}

for (const [name, viewport] of [
  ["a desktop", { width: 1440, height: 900 }],
  ["a phone", { width: 390, height: 844 }],
] as const) {
  test(`what can be pressed does not move away while the page still comes, on ${name}`, async ({ context, page }) => {
    await page.setViewportSize(viewport);
    await context.addInitScript(followControls);
    let asked = 0;
    // Each answer comes later than the one before, as from a busy server.
    await page.route(/\/api\/v1\/(?!.*stream)/, async (route) => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, Math.min(asked, 8) * 150));
      await route.continue().catch(() => undefined);
    });
    for (const path of BUILT_UP) {
      asked = 0;
      await page.goto(path);
      await awaitContent(page);
      await drawn(page);
      await page.waitForLoadState("networkidle", { timeout: 5000 }).catch(() => undefined);
      const moved = await page.evaluate(() => (window as unknown as { moved: Moved[] }).moved);
      expect(
        moved.filter(({ pixels }) => Math.abs(pixels) > LINE),
        path,
      ).toEqual([]);
    }
  });
}
