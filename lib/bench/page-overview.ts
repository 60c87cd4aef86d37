/** The overview in a real browser: its first load, its filter, its scrolling, and what it costs to keep it open. */
import type { Browser, Page } from "@playwright/test";

export interface PageContext {
  browser: Browser;
  /** The server's address. */
  url: string;
  signal: AbortSignal;
}

const VIEWPORT = { width: 1440, height: 900 };
const LOADS = 5;
/** The largest paint may still come while the rows that the stream brings replace the first ones. */
const SETTLE_MS = 4000;
const LIVE_MS = 30_000;

/** A page that takes this long is a figure, not a failure of the run. */
const PATIENCE_MS = 120_000;

const ROWS = "a[data-row]";

/** Opens a page in a context of its own, as somebody who comes for the first time. */
export async function withPage<T>({ browser }: PageContext, run: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: "en-US" });
  context.setDefaultTimeout(PATIENCE_MS);
  try {
    // The compiler wraps named functions in a call of this; in the page there is none.
    await context.addInitScript("globalThis.__name = (named) => named");
    return await run(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Opens the overview and waits until all groups are there, not only the first rows. */
async function openOverview(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator(ROWS).first().waitFor();
  await page.getByRole("group", { name: "Filter by status" }).waitFor();
  // Menus offer only what the browser has: then it has all groups.
  await page.waitForFunction(() => document.querySelector("[data-complete]") !== null);
}

export async function measureLoad(context: PageContext): Promise<{ lcpMs: number[]; scriptBytes: number }> {
  const lcpMs: number[] = [];
  let scriptBytes = 0;
  for (let turn = 0; turn < LOADS; turn++) {
    scriptBytes = await withPage(context, async (page) => {
      const network = await page.context().newCDPSession(page);
      await network.send("Network.enable");
      const scripts = new Set<string>();
      let bytes = 0;
      network.on("Network.responseReceived", ({ requestId, type }) => type === "Script" && scripts.add(requestId));
      network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
        if (scripts.has(requestId)) bytes += encodedDataLength;
      });
      await page.addInitScript(() => {
        const seen = window as unknown as { largestPaint: number };
        seen.largestPaint = Infinity;
        new PerformanceObserver((list) => {
          seen.largestPaint = list.getEntries().at(-1)?.startTime ?? Infinity;
        }).observe({ type: "largest-contentful-paint", buffered: true });
      });
      await openOverview(page, context.url);
      await page.waitForTimeout(SETTLE_MS);
      lcpMs.push(await page.evaluate(() => (window as unknown as { largestPaint: number }).largestPaint));
      return bytes;
    });
  }
  return { lcpMs, scriptBytes };
}

/** Keys that change how many groups fit; each is timed from the event to the frame after the rows changed. */
export function measureFilter(context: PageContext): Promise<number[]> {
  return withPage(context, async (page) => {
    await openOverview(page, context.url);
    const search = page.getByRole("searchbox");
    await search.fill("load-group-00");
    await page.waitForTimeout(1000);
    const times: number[] = [];
    for (const key of ["1", "2", "Backspace", "3", "4", "Backspace", "Backspace", "2", "Backspace", "4", "1", "3"]) {
      context.signal.throwIfAborted();
      const took = page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const count = document.querySelector("[role=search] [role=status]")!;
            let began = 0;
            window.addEventListener("keydown", (event) => (began = event.timeStamp), { capture: true, once: true });
            const observer = new MutationObserver(() => {
              observer.disconnect();
              requestAnimationFrame(() => {
                const painted = new MessageChannel();
                painted.port1.onmessage = () => resolve(performance.now() - began);
                painted.port2.postMessage(null);
              });
            });
            observer.observe(count, { childList: true, characterData: true, subtree: true });
          }),
      );
      // What is asked of the page must be listening before the key comes.
      await page.evaluate(() => null);
      await page.keyboard.press(key);
      times.push(await took);
      await page.waitForTimeout(300);
    }
    return times;
  });
}

/** A beat of the screen. */
const BEAT_MS = 1000 / 60;

/**
 * Turns the wheel through the table for some seconds. The longest frame in whole beats, in ms: the browser's clock tells three
 * of them as 49.9 to 50.2.
 */
export async function measureScroll(context: PageContext): Promise<number> {
  const longest = await withPage(context, async (page) => {
    await openOverview(page, context.url);
    await page.waitForTimeout(SETTLE_MS);
    await page.mouse.move(700, 600);
    await page.evaluate(() => {
      const seen = window as unknown as { longest: number };
      seen.longest = 0;
      let last = performance.now();
      const frame = (now: number) => {
        seen.longest = Math.max(seen.longest, now - last);
        last = now;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame((now) => {
        last = now;
        requestAnimationFrame(frame);
      });
    });
    for (let turn = 0; turn < 120; turn++) {
      await page.mouse.wheel(0, 240);
      await page.waitForTimeout(30);
    }
    return page.evaluate(() => (window as unknown as { longest: number }).longest);
  });
  return Math.round(longest / BEAT_MS) * BEAT_MS;
}

/** Leaves the overview open and adds up what its main thread does. */
export function measureMainThread(context: PageContext): Promise<number> {
  return withPage(context, async (page) => {
    await openOverview(page, context.url);
    await page.waitForTimeout(SETTLE_MS);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Performance.enable");
    const read = async () => {
      const { metrics } = await devtools.send("Performance.getMetrics");
      const valueOf = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
      return { busy: valueOf("TaskDuration"), at: valueOf("Timestamp") };
    };
    const before = await read();
    await page.waitForTimeout(LIVE_MS);
    const after = await read();
    return (after.busy - before.busy) / (after.at - before.at);
  });
}
