/** Telling people: what fires and why, who looks after it, silences, routes, and what was sent. */
import { expect, type APIRequestContext, type Page } from "@playwright/test";
import { deliveriesAnswer } from "@/lib/api/alert-deliveries-contract";
import { policyAnswer } from "@/lib/api/alert-policy-contract";
import { silencesAnswer } from "@/lib/api/alert-silences-contract";
import { alertsAnswer, type AlertWire } from "@/lib/api/alerts-contract";
import { toSegment } from "@/lib/core/words/path-segment";
import { test } from "./test";
import { actIfAllowed, CLUSTER } from "./world";

const GROUP = "fraud-check";
const API = "/api/v1/alerts";

async function alertOf(request: APIRequestContext, group: string): Promise<AlertWire | undefined> {
  const { firing } = alertsAnswer.parse(await (await request.get(API)).json());
  return firing.find(({ subject }) => subject.kind === "group" && subject.group === group);
}

/** The first receiver of the file: the demo has one. */
async function receiverOf(request: APIRequestContext): Promise<string> {
  const { receivers } = policyAnswer.parse(await (await request.get(`${API}/policy`)).json());
  const found = receivers.find(({ source }) => source === "file");
  if (!found) throw new Error("no receiver is declared in the settings that the demo runs with");
  return found.name;
}

const firing = (page: Page) => page.getByRole("article", { name: `ERROR ${GROUP}` });
const silences = (page: Page, state: string) => page.getByRole("list", { name: state, exact: true });

test.beforeEach(async ({ request }) => {
  await actIfAllowed(request, "stalled-consumer", "poison");
  await expect.poll(async () => (await alertOf(request, GROUP))?.severity, { timeout: 120_000 }).toBe("ERROR");
});

test.afterEach(async ({ request }) => {
  const { silences: all } = silencesAnswer.parse(await (await request.get(`${API}/silences`)).json());
  for (const { id, source, state } of all)
    if (source === "page" && state !== "past") await request.delete(`${API}/silences/${toSegment(id)}`);
  const alert = await alertOf(request, GROUP);
  if (alert?.acknowledged) await request.delete(`${API}/${toSegment(alert.id)}/acknowledgement`);
});

test("what is stalled fires with its reason, and its age only grows", async ({ page, request }) => {
  await page.goto("/alerts");
  const alert = firing(page);
  // The reason tells for how long it has been so: page and interface say the same within moments.
  await expect
    .poll(async () => {
      const { why = "nothing" } = (await alertOf(request, GROUP)) ?? {};
      return (await alert.textContent())?.includes(why);
    })
    .toBe(true);
  await expect(alert).toContainText("payments/1 STALLED");
  const age = alert.locator("header time");
  await expect(age).toHaveText(/\d/);
  const before = await age.textContent();
  await expect(age).not.toHaveText(before ?? "");
  await alert.getByRole("link", { name: GROUP, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: GROUP })).toBeVisible();
});

test("an alert is acknowledged under a name that is kept, shows it everywhere, and is taken back", async ({ page }) => {
  await page.goto("/alerts");
  await firing(page)
    .getByRole("button", { name: `Acknowledge ${GROUP}` })
    .click();
  await expect(page.getByLabel("Your name")).toBeFocused();
  await page.getByLabel("Your name").fill("Ann");
  await firing(page)
    .getByRole("button", { name: `Acknowledge ${GROUP}` })
    .click();
  await expect(firing(page)).toContainText("Acknowledged by Ann");
  await page.goto("/");
  const row = page.getByRole("row").filter({ hasText: GROUP });
  await expect(row.getByRole("img", { name: "acknowledged by Ann" })).toBeVisible();
  await page.goto(`/clusters/${CLUSTER}/groups/${GROUP}`);
  await expect(page.getByRole("region", { name: "Alert of this group" })).toContainText("Acknowledged by Ann");
  await page.goto("/alerts");
  await expect(page.getByLabel("Your name")).toHaveValue("Ann");
  await firing(page).getByRole("button", { name: "Undo" }).click();
  await expect(firing(page)).not.toContainText("Acknowledged by");
});

test("an alert is silenced from where it fires, after a look at what that would match", async ({ page }) => {
  await page.goto("/alerts");
  await firing(page)
    .getByRole("link", { name: `Silence ${GROUP}` })
    .click();
  await expect(page).toHaveURL(/tab=silences/);
  const preview = page.getByRole("region", { name: "What it would match" });
  await expect(preview).toContainText("one alert firing now");
  await expect(preview).toContainText("In the last week");
  const why = `known since ${Date.now()}`;
  await page.getByLabel("Why").fill(why);
  await page.getByRole("button", { name: "Silence", exact: true }).click();
  await expect(silences(page, "Active").getByRole("listitem").filter({ hasText: why })).toContainText("one alert");
  await page.goto("/");
  const row = page.getByRole("row").filter({ hasText: GROUP });
  await expect(row.getByRole("img", { name: /^silenced until/ })).toBeVisible();
  await page.goto("/alerts?tab=silences");
  await silences(page, "Active")
    .getByRole("button", { name: `Undo the silence of ${GROUP}` })
    .click();
  await expect(silences(page, "Past").getByRole("listitem").filter({ hasText: why })).toBeVisible();
});

test("a maintenance window shows its next times before and after it is added", async ({ page }) => {
  await page.goto(`/alerts?tab=silences&cluster=${CLUSTER}&group=nightly-*`);
  // What the form matches is asked once it lives.
  await expect(page.getByRole("region", { name: "What it would match" })).toContainText("In the last week");
  await page.getByLabel("How long").selectOption("repeats");
  await page.getByLabel("Starts at").fill("02:30");
  await page.getByLabel("Time zone").fill("Europe/Berlin");
  await expect(page.getByRole("list", { name: "Next times" }).first()).toContainText("02:30 Europe/Berlin");
  await page.getByRole("button", { name: "Add window" }).click();
  await expect(page.getByText("Sun at 02:30 for 1 h, Europe/Berlin")).toBeVisible();
  await page.getByLabel("Cluster").fill(CLUSTER);
  await page.getByLabel("Time zone").fill("Nowhere/None");
  await page.getByRole("button", { name: "Add window" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Nowhere/None" }).first()).toBeVisible();
});

test("the tester says where an alert would go, and why", async ({ page, request }) => {
  await page.goto("/alerts?tab=routes");
  const test = page.locator("section").filter({ has: page.getByRole("heading", { name: "Where would it go?" }) });
  await test.getByLabel("Group").fill(GROUP);
  await expect(test.getByText(/^Goes to/)).toContainText(await receiverOf(request));
  await expect(test.getByRole("list", { name: "Route by route" })).toContainText(/matches/);
});

test("a receiver's test takes the real path, and the log shows its delivery", async ({ page, request }) => {
  const name = await receiverOf(request);
  await page.goto("/alerts?tab=receivers");
  await page.getByRole("button", { name: `Test ${name}` }).click();
  const shown = page.getByRole("region", { name: `Test of ${name}` });
  await expect(shown.locator("[data-delivery-state]")).toHaveText("delivered");
  await expect(shown.getByRole("list", { name: "Attempts, newest first" }).getByRole("listitem")).toHaveCount(1);

  await page.getByRole("link", { name: "Deliveries", exact: true }).click();
  const row = page.getByRole("list", { name: "Deliveries" }).getByRole("article").filter({ hasText: "test" }).first();
  await row.getByRole("button", { name: new RegExp(`^Details of the delivery to ${name}`) }).click();
  await expect(row.getByRole("region", { name: "The message" })).toBeVisible();
  await expect(page).toHaveURL(/delivery=/);
  await page.reload();
  await expect(page.getByRole("region", { name: "The message" })).toBeVisible();
  const { deliveries } = deliveriesAnswer.parse(await (await request.get(`${API}/deliveries?limit=1`)).json());
  expect(deliveries[0]).toMatchObject({ receiver: name, kind: "test", state: "delivered" });
});

test("the stall was told, and the backtest would tell it", async ({ page, request }) => {
  test.setTimeout(420_000);
  const name = await receiverOf(request);
  await expect
    .poll(async () => (await alertOf(request, GROUP))?.notified.map(({ receiver }) => receiver), {
      // A broker of the lab is lost as it starts: what may come of that is told with it for four minutes.
      timeout: 300_000,
    })
    .toContain(name);
  await page.goto(`/alerts?tab=deliveries&group=${GROUP}`);
  const row = page.getByRole("list", { name: "Deliveries" }).getByRole("article").first();
  await expect(row.getByRole("link", { name: GROUP })).toBeVisible();

  // On the timeline it is an entry of a kind of its own, which leads to its delivery in the log.
  const receipt = (await alertOf(request, GROUP))?.notified.find(({ receiver }) => receiver === name);
  const delivery = receipt?.delivery ?? "none";
  const entries = page.getByRole("feed").getByRole("article");
  await page.goto("/timeline?range=7d");
  await expect(entries.first()).toBeVisible();
  await page.getByRole("toolbar", { name: "Kinds" }).getByRole("button", { name: "Message" }).click();
  await expect(page).toHaveURL(/kind=message/);
  const link = page.locator(`a[href*="${new URLSearchParams({ delivery }).toString()}"]`);
  const entry = entries.filter({ has: link });
  await expect(entry).toContainText(`Sent to ${name}: `);
  await entry.getByRole("link", { name: "Delivery", exact: true }).click();
  await expect(page.locator(`[data-delivery="${delivery}"]`)).toContainText(name);

  await page.goto("/alerts?tab=backtest");
  // The button is drawn before it lives.
  await expect(async () => {
    await page.getByRole("button", { name: "Run" }).click();
    await expect(page.getByText("Not run yet")).toBeHidden({ timeout: 2_000 });
  }).toPass();
  const sent = page.getByRole("list", { name: "Messages that would have been sent" });
  await expect(sent.getByRole("link", { name: GROUP }).first()).toBeVisible();
});

test("the link of a message does nothing by being opened, and says what is wrong with one that is no link", async ({
  page,
  request,
}) => {
  await page.goto("/alerts/act?token=made-up");
  await expect(page.getByRole("alert").filter({ hasText: /link/i }).first()).toBeVisible();
  await page.goto("/alerts/act");
  await expect(page.getByText("This address does not name an alert")).toBeVisible();
  expect((await alertOf(request, GROUP))?.acknowledged).toBeNull();
});

/** Headless Chromium shows no notifications: what would be shown is kept in the page instead. */
function keepNotifications(): void {
  const shown: Kept[] = [];
  class Notification extends EventTarget {
    static readonly permission = "granted";
    static readonly requestPermission = () => Promise.resolve("granted");
    constructor(title: string, { body = "", tag = "", silent }: NotificationOptions = {}) {
      super();
      shown.push({ title, body, tag, silent: silent === true, click: () => this.dispatchEvent(new Event("click")) });
    }
    close() {
      return undefined;
    }
  }
  Object.assign(window, { Notification, shown });
}

interface Kept {
  title: string;
  body: string;
  tag: string;
  silent: boolean;
  click(): void;
}

const shownBy = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { shown: Kept[] }).shown.map(({ title, body, tag, silent }) => ({
      ...{ title, body, tag, silent },
    })),
  );

test("a browser that was asked to notifies of what begins and ends while a page is open, over reloads", async ({
  page,
  context,
  request,
}) => {
  const found = (await alertOf(request, GROUP))!;
  const quiet = { cause: null, silencedBy: [], acknowledged: null, flappingSince: null, quiet: null };
  const alert: AlertWire = { ...found, ...quiet };
  let moment: "before" | "fires" | "over" = "before";
  // The stall as a page sees it that was opened before: to wait for a second one would take minutes.
  await page.route("**/api/v1/alerts", async (route) => {
    const response = await route.fetch();
    const answer = alertsAnswer.parse(await response.json());
    // Of other groups alerts begin and end meanwhile, by what other tests do.
    const over: AlertWire = { ...alert, endedAt: answer.at, end: "recovered" };
    const json = {
      before: { ...answer, at: alert.changedAt - 1, firing: [], ended: [] },
      fires: { ...answer, firing: [alert], ended: [] },
      over: { ...answer, firing: [], ended: [over] },
    }[moment];
    await route.fulfill({ response, json });
  });
  await context.grantPermissions(["notifications"]);
  await page.addInitScript(keepNotifications);
  await page.goto("/alerts");
  await page.getByRole("checkbox", { name: "Notify me in this browser" }).check();
  await expect(page.locator("[data-notify]")).toHaveAttribute("data-notify", "on");
  expect(await shownBy(page)).toEqual([]);

  moment = "fires";
  const expected = { title: `ERROR ${GROUP}`, body: `${alert.why}\n${CLUSTER}`, tag: alert.id, silent: false };
  await expect.poll(() => shownBy(page)).toEqual([expected]);

  await page.reload();
  await expect(page.getByRole("checkbox", { name: "Notify me in this browser" })).toBeChecked();
  await expect(firing(page)).toBeVisible();
  moment = "over";
  await expect.poll(() => shownBy(page)).toMatchObject([{ title: `Resolved: ${GROUP}`, tag: alert.id, silent: true }]);

  await page.evaluate(() => (window as unknown as { shown: Kept[] }).shown[0]!.click());
  await expect(page).toHaveURL(/\/incidents\//);
  await page.unrouteAll({ behavior: "ignoreErrors" });
});
