/** The Lab page: every scenario with its groups as Tidemark sees them, and buttons that do what they say. */
import { expect } from "@playwright/test";
import { test } from "./test";
import { act, readLab } from "./world";

const TITLE = "Consumer protocol";

test("lists every scenario of the lab and its brokers", async ({ page, request }) => {
  const { scenarios, brokers } = await readLab(request);
  await page.goto("/lab");
  for (const { title } of scenarios)
    await expect(page.getByRole("article", { name: title, exact: true })).toBeVisible();
  await expect(page.getByRole("list", { name: "Brokers of the lab" }).getByRole("listitem")).toHaveCount(
    brokers.length,
  );
});

test("a button adds a consumer, the page says so, and the figure follows", async ({ page, request }) => {
  const before = (await readLab(request)).scenarios.find(({ name }) => name === "consumer-protocol");
  await page.goto("/lab");
  const card = page.getByRole("article", { name: TITLE });
  await expect(card.getByRole("definition").nth(2)).toHaveText(String(before?.consumers));
  await card.getByRole("button", { name: /^Add a consumer/ }).click();
  await expect(card.getByRole("status")).toContainText("done at");
  await expect(card.getByRole("definition").nth(2)).toHaveText(String((before?.consumers ?? 0) + 1));
  await act(request, "consumer-protocol", "remove-consumer");
  await expect(card.getByRole("definition").nth(2)).toHaveText(String(before?.consumers));
});

test("what cannot be done now keeps its reason at hand", async ({ page, request }) => {
  const { scenarios } = await readLab(request);
  const refused = scenarios.flatMap(({ actions }) => actions).find(({ enabled, why }) => !enabled && why !== null);
  // Of pausing and resuming one is always refused.
  expect(refused).toBeDefined();
  await page.goto("/lab");
  const button = page.getByRole("button", { name: refused?.label, exact: true });
  await expect(button).toHaveAttribute("aria-disabled", "true");
  await expect(button).toHaveAccessibleDescription(refused?.why ?? "");
});

test("speaks Korean where the page does", async ({ page, request, context }) => {
  const { scenarios } = await readLab(request);
  await context.addCookies([{ name: "tidemark-language", value: "ko", url: test.info().project.use.baseURL }]);
  await page.goto("/lab");
  await expect(page.getByRole("article")).toHaveCount(scenarios.length);
  await expect(page.getByRole("article", { name: "멈춘 컨슈머" })).toContainText("같은 오프셋을 커밋");
  await expect(page.getByRole("button", { name: "파티션 1 복구" })).toBeVisible();
  const text = await page.getByRole("main").innerText();
  for (const { title, about, actions } of scenarios) {
    for (const english of [title, about, ...actions.flatMap(({ label, why }) => [label, why ?? label])])
      expect(text).not.toContain(english);
  }
});

test("a group of a scenario leads to its page", async ({ page }) => {
  await page.goto("/lab");
  await page.getByRole("article", { name: "Normal", exact: true }).getByRole("link", { name: "billing" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "billing" })).toBeVisible();
});
