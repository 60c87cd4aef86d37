/** From what fires to its story, to a file, and back: in a browser, where addresses hold names with slashes. */
import { expect } from "@playwright/test";
import { awaitContent } from "./places";
import { test } from "./test";
import { CLUSTER } from "./world";

test("the list leads to an incident's story, which is a file, too, and the address of the latest leads there as well", async ({
  page,
  request,
}) => {
  await page.goto("/incidents");
  await awaitContent(page);
  const open = page.getByRole("list", { name: "Open", exact: true });
  await open.getByRole("link", { name: /fraud-check/ }).click();
  await expect(page).toHaveURL(/\/incidents\/group%2F/);
  await expect(page.getByRole("list", { name: "What happened" })).toContainText("First sign.");
  const href = await page.getByRole("link", { name: "Markdown" }).getAttribute("href");
  const file = await request.get(href!);
  expect(file.headers()["content-type"]).toContain("text/markdown");
  expect(await file.text()).toMatch(/^# ERROR: fraud-check on /);
  await page.goto(`/incidents/${encodeURIComponent(`group/${CLUSTER}/fraud-check`)}`);
  await expect(page.getByRole("list", { name: "What happened" })).toContainText("First sign.");
});
