/** The wall screen as it hangs: never a scroll bar, worst first, readable, and nobody touches it. */
import { expect, type Page } from "@playwright/test";
import { groupsAnswer } from "@/lib/api/contract";
import { faults } from "./axe";
import { test } from "./test";
import { actIfAllowed, readGroup } from "./world";

const SIZES = [
  { name: "1080p", width: 1920, height: 1080 },
  { name: "4K", width: 3840, height: 2160 },
  { name: "portrait", width: 1080, height: 1920 },
  { name: "a phone", width: 390, height: 844 },
];

const trouble = (page: Page, group: string) => page.getByRole("listitem").filter({ hasText: group });
const clock = (page: Page) => page.locator("[data-wall] time:not([datetime])");

/** What is outside the screen, or makes it scroll. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    const outside = [...document.querySelectorAll("[data-wall] li, [data-count], footer, time, [data-level]")].filter(
      (element) => {
        const box = element.getBoundingClientRect();
        return box.bottom > innerHeight + 0.5 || box.right > innerWidth + 0.5 || box.top < 0 || box.left < 0;
      },
    );
    return {
      x: root.scrollWidth - root.clientWidth,
      y: root.scrollHeight - root.clientHeight,
      outside: outside.map((element) => element.textContent),
    };
  });

test.beforeEach(async ({ request }) => {
  await actIfAllowed(request, "stalled-consumer", "poison");
  await expect.poll(async () => (await readGroup(request, "fraud-check")).status, { timeout: 120_000 }).toBe("ERROR");
});

for (const { name, width, height } of SIZES) {
  test(`fits ${name} without scrolling, names and numbers readable from far`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto("/wall");
    const tile = trouble(page, "fraud-check");
    await expect(tile).toBeVisible();
    expect(await overflow(page)).toEqual({ x: 0, y: 0, outside: [] });
    if (width < 600) return;
    const scale = Math.min(width, height) / 1080;
    const sizes = await tile.evaluate((element) =>
      [...element.querySelectorAll("p")].map((p) => Number.parseFloat(getComputedStyle(p).fontSize)),
    );
    expect(sizes[0], "the name").toBeGreaterThanOrEqual(33 * scale);
    // 72 pt are 96 px.
    expect(Math.max(...sizes), "the lag").toBeGreaterThanOrEqual(96 * scale);
    const counted = page.locator("[data-count=ERROR] .figures");
    const count = await counted.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    expect(count, "the count").toBeGreaterThanOrEqual(96 * scale);
  });
}

test("every group in trouble is shown, worst first, or counted", async ({ page, request }) => {
  await page.goto("/wall");
  await expect(trouble(page, "fraud-check")).toBeVisible();
  await expect
    .poll(async () => {
      const { groups } = groupsAnswer.parse(await (await request.get("/api/v1/groups")).json());
      const wanted = groups.filter(({ status, muted }) => status !== "OK" && !muted).length;
      const statuses = await page
        .getByRole("listitem")
        .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.status));
      const [more = "0"] = await page
        .locator("[data-more]")
        .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.more));
      return wanted - statuses.filter((status) => status !== "OK").length - Number(more);
    })
    .toBe(0);
  const order = await page
    .getByRole("listitem")
    .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.status ?? ""));
  const ranks = order.map((status) => ["ERROR", "WARNING", "UNKNOWN", "OK"].indexOf(status));
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
});

test("one glance says that all is well where it is", async ({ page }) => {
  await page.goto("/wall?status=OK");
  await expect(page.getByText("All healthy")).toBeVisible();
  const size = await page
    .getByText("All healthy")
    .evaluate((sign) => Number.parseFloat(getComputedStyle(sign).fontSize));
  expect(size).toBeGreaterThanOrEqual(96 * Math.min(1, (await page.evaluate(() => innerHeight)) / 1080));
  await expect(page.getByRole("region", { name: "Healthy groups" }).getByRole("listitem").first()).toBeVisible();
  expect(await overflow(page)).toEqual({ x: 0, y: 0, outside: [] });
});

test("theme, selection and language come from the URL", async ({ page }) => {
  await page.goto("/wall?theme=light&q=billing&lang=ko");
  await expect(page.getByRole("listitem")).toHaveCount(1);
  await expect(page.locator("[data-wall]")).toHaveAttribute("data-theme", "light");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/월 스크린/);
  await page.goto("/wall?q=!billing,*check");
  await expect(trouble(page, "fraud-check")).toBeVisible();
  await expect(page.getByRole("listitem")).toHaveCount(1);
});

test("is set in a popover that puts everything into the link, and hides cursor and button by itself", async ({
  page,
}) => {
  await page.goto("/wall");
  await expect(trouble(page, "fraud-check")).toBeVisible();
  const button = page.getByRole("button", { name: "Wall settings" });
  await page.mouse.move(300, 300);
  await expect(button).toHaveCSS("opacity", "1");
  await button.click();
  await page.getByLabel("Groups", { exact: true }).fill("fraud*");
  await expect(page.getByRole("listitem")).toHaveCount(1);
  await page.getByRole("radio", { name: "Dark" }).click();
  await expect(page.locator("[data-wall]")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("radio", { name: "60 s" }).click();
  await expect(page).toHaveURL(/rotate=60/);
  expect(await faults(page)).toEqual([]);
  await expect(page.getByLabel("Link to this wall")).toHaveValue(page.url());
  const link = page.url();
  await page.keyboard.press("Escape");
  await expect(page.getByLabel("Link to this wall")).toHaveCount(0);
  await expect(page.locator("[data-wall]")).toHaveCSS("cursor", "none");
  await expect(button).toHaveCSS("opacity", "0");
  await page.goto(link);
  await expect(page.getByRole("listitem")).toHaveCount(1);
  await expect(page.locator("[data-wall]")).toHaveAttribute("data-theme", "dark");
});

test("loads itself anew when the server runs another build", async ({ page }) => {
  let answered = 0;
  await page.route("**/api/v1/stream*", async (route) => {
    if (++answered > 1) return route.continue();
    const hello = { build: "an earlier build", at: Date.now(), lab: true, resumed: false };
    await route.fulfill({ contentType: "text/event-stream", body: `event: hello\ndata: ${JSON.stringify(hello)}\n\n` });
  });
  await page.goto("/wall");
  // The connection ends, the next one meets the real build, and the page renews itself.
  await page.waitForEvent("load");
  await expect(trouble(page, "fraud-check")).toBeVisible();
});

test("a hidden page listens to nothing, and catches up with what it missed when it is shown", async ({ page }) => {
  await page.goto("/wall");
  await expect(trouble(page, "fraud-check")).toBeVisible();
  const hide = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, "hidden", { value, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  const closed = page.waitForEvent("requestfailed", (request) => request.url().includes("/api/v1/stream"));
  await hide(true);
  await closed;
  const again = page.waitForRequest((request) => /\/api\/v1\/stream.*&after=\w+\.\d+/.test(request.url()));
  await hide(false);
  await again;
  await expect(page.locator("[data-level]")).toHaveAttribute("data-level", "fresh");
  await expect(clock(page)).toBeVisible();
});
