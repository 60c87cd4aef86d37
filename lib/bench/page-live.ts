/** From Kafka to the screen, and a day on the screen: how long a person waits for a number and for a picture. */
import { setTimeout as wait } from "node:timers/promises";
import { withPage, type PageContext } from "./page-overview";
import { LIVE, WIDE } from "./pages-world";

/** Fewer than 20 have no p95 but their greatest. */
const COMMITS = 24;
const RANGES = 5;
/** Charts are painted when nothing more is added to the page for so long. */
const QUIET_MS = 250;

/** Where a commit is awaited: the page, and the element whose text is the lag once it is there. */
export interface CommitPlace {
  path: string;
  lag: string;
}

/** The group's row on the overview, where it is one of those on the screen. */
export const ON_OVERVIEW: CommitPlace = { path: `/?q=${LIVE.group}`, lag: "[data-cell=lag]" };
/** The first number of the group's own page: its total lag. */
export const onGroupPage = (cluster: string): CommitPlace => ({
  path: `/clusters/${cluster}/groups/${LIVE.group}`,
  lag: "main dl dd > :first-child",
});

/**
 * Commits at moments of no relation to the cycle, and waits for the lag that each leaves to stand on the screen. Timed
 * from the broker's answer to the frame, on one clock: browser and broker run on this machine.
 *
 * @param first the lag that the first commit leaves: no two measurements leave the same
 */
export function measureCommits(
  context: PageContext,
  place: CommitPlace,
  first: number,
  commitBefore: (lag: number) => Promise<void>,
  intervalMs: number,
): Promise<number[]> {
  return withPage(context, async (page) => {
    await page.goto(`${context.url}${place.path}`);
    await page.locator(place.lag).first().waitFor();
    const times: number[] = [];
    for (let turn = 0; turn < COMMITS; turn++) {
      context.signal.throwIfAborted();
      // Evenly over the cycle, in an order that jumps about.
      await wait(intervalMs + ((((turn + 1) * 7) % COMMITS) / COMMITS) * intervalMs);
      const wanted = first + turn;
      const shown = page.evaluate(
        ([selector, text]) =>
          new Promise<number>((resolve) => {
            const found = () => document.querySelector(selector!)?.textContent === text;
            const observer = new MutationObserver(() => {
              if (!found()) return;
              observer.disconnect();
              requestAnimationFrame(() => resolve(Date.now()));
            });
            observer.observe(document.body, { childList: true, characterData: true, subtree: true });
          }),
        [place.lag, String(wanted)],
      );
      await page.evaluate(() => null);
      await commitBefore(wanted);
      const committedAt = Date.now();
      times.push((await shown) - committedAt);
    }
    return times;
  });
}

/** Chooses 24 h on a group's page, from the key that says so to the last paint of its charts. */
export function measureRange(context: PageContext, cluster: string): Promise<number[]> {
  return withPage(context, async (page) => {
    const times: number[] = [];
    for (let turn = 0; turn < RANGES; turn++) {
      context.signal.throwIfAborted();
      await page.goto(`${context.url}/clusters/${cluster}/groups/${WIDE.group}?range=5min`);
      await page.locator("main svg.recharts-surface").first().waitFor();
      await page.waitForTimeout(2000);
      await page.locator("[data-time-control] button.figures").click();
      await page.locator("[role=dialog] input").first().fill("24h");
      const painted = page.evaluate(
        (quietMs) =>
          new Promise<number>((resolve) => {
            let began = 0;
            let last = 0;
            let arrived = false;
            const day = (entry: PerformanceEntry) => {
              const query = new URL(entry.name).searchParams;
              const span = Number(query.get("to")) - Number(query.get("from"));
              return entry.name.includes("/history") && span > 80_000_000;
            };
            const seen = performance.getEntriesByType("resource").filter(day).length;
            const main = new MutationObserver(() => requestAnimationFrame(() => (last = performance.now())));
            window.addEventListener(
              "keydown",
              (event) => {
                began = event.timeStamp;
                main.observe(document.querySelector("main")!, { childList: true, attributes: true, subtree: true });
              },
              { capture: true, once: true },
            );
            const look = () => {
              arrived ||= performance.getEntriesByType("resource").filter(day).length > seen;
              if (arrived && last > 0 && performance.now() - last > quietMs) {
                main.disconnect();
                resolve(last - began);
              } else setTimeout(look, 20);
            };
            look();
          }),
        QUIET_MS,
      );
      await page.evaluate(() => null);
      await page.keyboard.press("Enter");
      times.push(await painted);
    }
    return times;
  });
}
