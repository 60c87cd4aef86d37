/** What the demo runs is killed without a word, and started again by the demo. Alone: meanwhile no other test sees a page. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { test } from "./test";
import { CLUSTER, readHistory } from "./world";

const GROUP = "billing";

/** The process that the demo notes under this name; null while there is none. */
function noted(name: string): number | null {
  const folder = join(process.env.TIDEMARK_E2E_STATE ?? ".tidemark/e2e", "run");
  const file = readdirSync(folder).find((entry) => entry.startsWith(`${name}-`));
  return file ? (JSON.parse(readFileSync(join(folder, file), "utf8")) as { pid: number }).pid : null;
}

test("a killed server and a killed PostgreSQL are started again by themselves, and no stored tick is lost", async ({
  page,
  request,
}) => {
  const from = Date.now() - 60_000;
  const ticks = async () =>
    (await readHistory(request, GROUP, { from, to: Date.now() })).topics.find(({ topic }) => topic === "orders")?.at ??
    [];
  await page.goto(`/clusters/${CLUSTER}/groups/${GROUP}`);
  for (const name of ["PostgreSQL", "the-server"]) {
    const stored = await ticks();
    const pid = noted(name);
    expect(pid).not.toBeNull();
    process.kill(pid!, "SIGKILL");
    await expect.poll(() => [null, pid].includes(noted(name))).toBe(false);
    const since = Date.now();
    const lately = async () => (await ticks().catch(() => [])).filter((at) => at > since).length;
    await expect.poll(lately).toBeGreaterThan(0);
    const all = await ticks();
    expect(
      stored.filter((moment) => !all.includes(moment)),
      "ticks that were stored and are gone",
    ).toEqual([]);
  }
  // The page that was open finds the new server by itself.
  await expect(page.locator("header [data-connected=true]")).toBeVisible();
});
