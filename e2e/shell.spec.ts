/** What stands around every page: the keyboard, the palette, the time control, the zone, the language, the age of the data. */
import { expect, type Page } from "@playwright/test";
import { groupUrl } from "./group-page";
import { test } from "./test";

test.use({ timezoneId: "Asia/Seoul" });

/** The page hears keys once it runs; the stream's word proves that it does. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator("header [data-connected=true]")).toBeVisible();
}

/** The parts of an address that make the range. */
const rangeIn = (address: URL) => ["range", "from", "to"].map((name) => address.searchParams.get(name));

/**
 * Links carry the range once the router has taken it. Until then it may write an earlier address once more: keys that come within
 * milliseconds of each other could lose a step of Back.
 */
const taken = (page: Page) =>
  expect
    .poll(async () => {
      const link = page.getByRole("banner").getByRole("link", { name: "Cases", exact: true });
      const href = (await link.getAttribute("href")) ?? "";
      return String(rangeIn(new URL(href, page.url()))) === String(rangeIn(new URL(page.url())));
    })
    .toBe(true);

const timeControl = (page: Page) => page.getByRole("group", { name: "Time range" });

test("the palette finds a group by part of its name, and Enter goes there", async ({ page }) => {
  await open(page, "/");
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Find a page, group or action" });
  await palette.getByRole("combobox").fill("fraud");
  await expect(palette.getByRole("option", { name: /fraud-check/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/groups\/fraud-check/);
  await expect(palette).toBeHidden();
});

test("keys lead to pages and open the list of keys, but not while one types", async ({ page }) => {
  await open(page, "/");
  await page.keyboard.press("g");
  await page.keyboard.press("k");
  await expect(page).toHaveURL(/\/clusters$/);
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(keys.getByText("Choose a time range")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await expect(page).toHaveURL(/:\d+\/$/);
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("gk?");
  await expect(page.getByRole("searchbox")).toHaveValue("gk?");
  await expect(page).toHaveURL(/q=gk/);
});

test("a range in words is read, shown before it is chosen, remembered, and carried to the next page", async ({
  page,
}) => {
  await open(page, groupUrl("billing"));
  await page.keyboard.press("t");
  const words = page.getByRole("textbox", { name: "Type a range" });
  await expect(words).toBeFocused();
  await words.fill("purple monkeys");
  await expect(page.getByText("Not understood.", { exact: false })).toBeVisible();
  await words.fill("yesterday");
  await expect(page.getByText(/^\d{4}-\d\d-\d\d 00:00 – \d{4}-\d\d-\d\d 00:00$/)).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/from=\d+&to=\d+/);
  const range = new URL(page.url()).searchParams;
  expect(Number(range.get("to")) - Number(range.get("from"))).toBe(86_400_000);
  const cases = page.getByRole("link", { name: "Cases", exact: true });
  // Links take the range along as soon as they are drawn anew.
  await expect(cases).toHaveAttribute("href", /from=\d+/);
  await cases.click();
  await expect(page).toHaveURL(/\/cases\?/);
  expect(new URL(page.url()).searchParams.get("from")).toBe(range.get("from"));
  await page.goto(groupUrl("billing"));
  await timeControl(page).getByRole("button", { name: "last 5 min" }).click();
  await expect(page.getByRole("group", { name: "Recent ranges" }).getByRole("button")).toHaveCount(1);
});

test("keys move the range, pause it and bring it back to the present; Back returns to where one was", async ({
  page,
}) => {
  await open(page, groupUrl("billing"));
  const words = page.getByRole("textbox", { name: "Type a range" });
  await page.keyboard.press("t");
  await expect(words).toBeFocused();
  await page.keyboard.press("z");
  await expect(page).toHaveURL(/range=10min/);
  await taken(page);
  await page.keyboard.press("l");
  await expect(page.getByRole("banner").getByRole("button", { name: "Back to now" })).toBeVisible();
  await expect(page).toHaveURL(/from=\d+/);
  await taken(page);
  const paused = new URL(page.url()).searchParams;
  await page.keyboard.press("t");
  await expect(words).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Escape");
  await expect.poll(() => new URL(page.url()).searchParams.get("to")).not.toBe(paused.get("to"));
  await taken(page);
  const moved = new URL(page.url()).searchParams;
  expect(Number(paused.get("to")) - Number(moved.get("to"))).toBe(300_000);
  await page.goBack();
  await expect.poll(() => new URL(page.url()).searchParams.get("to")).toBe(paused.get("to"));
  await page.getByRole("banner").getByRole("button", { name: "Back to now" }).click();
  await expect(page).toHaveURL(/range=10min/);
});

test("times are the viewer's until UTC is chosen; a copied link shows a colleague the same clock", async ({
  page,
  browser,
}) => {
  const moments = "from=1764000000000&to=1764003600000";
  await open(page, groupUrl("billing", moments));
  const label = timeControl(page).getByRole("button", { name: /2025-11-2\d/ });
  await expect(label).toHaveText("2025-11-25 01:00 – 02:00");
  await page.keyboard.press("z");
  await page.keyboard.press("u");
  await expect(label).toHaveText("2025-11-24 16:00 – 17:00");
  await expect(page).toHaveURL(/tz=utc/);
  const elsewhere = await browser.newContext({ timezoneId: "America/New_York" });
  const colleague = await elsewhere.newPage();
  await colleague.goto(page.url());
  await expect(timeControl(colleague).getByRole("button", { name: /2025-11-2\d/ })).toHaveText(
    "2025-11-24 16:00 – 17:00",
  );
  await elsewhere.close();
  // The choice lasts without the link, too.
  await page.goto(groupUrl("billing", moments));
  await expect(label).toHaveText("2025-11-24 16:00 – 17:00");
});

test("the pages speak Korean where the browser does, and English once it is chosen", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: "ko-KR", baseURL });
  const page = await context.newPage();
  await page.goto("/clusters");
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  await expect(page.getByRole("heading", { level: 1, name: "클러스터" })).toBeVisible();
  await page.getByRole("button", { name: "언어" }).click();
  await page.getByRole("menuitemradio", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Clusters" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Clusters" })).toBeVisible();
  await context.close();
});

test("sentences turn Korean with the page, and an English page loads none of them", async ({ page }) => {
  const scripts: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response.text());
  });
  await open(page, "/");
  const korean = page.getByText("제때 처리 중").first();
  await expect(page.getByText("keeping up").first()).toBeVisible();
  const loaded = await Promise.all(scripts);
  expect(loaded.length).toBeGreaterThan(5);
  expect(loaded.filter((script) => /[가-힣]{2} [가-힣]{2}/.test(script))).toEqual([]);
  await page.getByRole("button", { name: "Language" }).click();
  await page.getByRole("menuitemradio", { name: "한국어" }).click();
  await expect(korean).toBeVisible();
  await page.reload();
  await expect(korean).toBeVisible();
});

test("the age of the data turns amber, then red, when the server goes away, and recovers by itself", async ({
  page,
}) => {
  await page.clock.install();
  await open(page, "/");
  const badge = page.locator("header [data-connected]");
  await expect(badge).toHaveAttribute("data-level", "fresh");
  await page.context().setOffline(true);
  // Steps shorter than a cycle, or amber would be stepped over.
  const levelLater = async () => {
    await page.clock.runFor(2_000);
    return badge.getAttribute("data-level");
  };
  await expect.poll(levelLater, { intervals: [100] }).toBe("late");
  await expect.poll(levelLater, { intervals: [100] }).toBe("stale");
  await page.context().setOffline(false);
  await page.clock.resume();
  await expect(badge).toHaveAttribute("data-connected", "true");
  await expect(badge).toHaveAttribute("data-level", "fresh");
});

test("the keyboard reaches the content past the navigation", async ({ page }) => {
  await open(page, "/");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});
