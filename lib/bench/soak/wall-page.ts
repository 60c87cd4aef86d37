/** The wall in a real browser, looked at from outside: nobody touches it once it is open. */
import { chromium, type Page } from "@playwright/test";

export interface Look {
  /** Whether a scroll bar is there, or something stands outside the screen. */
  overflows: boolean;
  connected: boolean;
  level: string;
  /** Groups that are shown. */
  groups: number;
  /** What the page says where groups should be; empty while there are some. */
  instead: string;
  /** Elements in the page. */
  nodes: number;
}

export interface Wall {
  look(): Promise<Look>;
  /** Bytes of the JavaScript heap in use after a collection. */
  heap(): Promise<number>;
  /** How often the page has loaded anew by itself. */
  reloads(): number;
  errors(): string[];
  close(): Promise<void>;
}

const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

/** Opens the wall at 1080p. */
export async function openWall(executablePath: string | null, url: string): Promise<Wall> {
  const browser = await chromium.launch({ executablePath: executablePath ?? undefined, args: ARGS });
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  const errors: string[] = [];
  let loads = 0;
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("load", () => loads++);
  await page.goto(url);
  await page.getByRole("listitem").first().waitFor({ timeout: 60_000 });
  const devtools = await page.context().newCDPSession(page);
  return {
    look: () => look(page),
    heap: async () => {
      await devtools.send("HeapProfiler.collectGarbage");
      return (await devtools.send("Runtime.getHeapUsage")).usedSize;
    },
    reloads: () => loads - 1,
    errors: () => errors,
    close: () => browser.close(),
  };
}

function look(page: Page): Promise<Look> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const items = [...document.querySelectorAll("li")];
    const outside = items.some((item) => {
      const box = item.getBoundingClientRect();
      return box.bottom > innerHeight + 0.5 || box.right > innerWidth + 0.5 || box.top < -0.5;
    });
    const age = document.querySelector<HTMLElement>("[data-level]");
    return {
      overflows: outside || root.scrollHeight > root.clientHeight || root.scrollWidth > root.clientWidth,
      connected: age?.dataset.connected === "true",
      level: age?.dataset.level ?? "none",
      groups: items.length,
      instead: items.length > 0 ? "" : document.body.innerText.replaceAll(/\s+/g, " ").slice(0, 300) || "an empty page",
      nodes: document.querySelectorAll("*").length,
    };
  });
}
