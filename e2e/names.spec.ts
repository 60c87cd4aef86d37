/** Groups and topics with names that break addresses, lines and eyes: each is listed, opened and told apart. */
import { expect } from "@playwright/test";
import { groupsAnswer } from "@/lib/api/contract";
import { groupPath } from "@/lib/client/paths";
import { visibleName } from "@/lib/client/visible-name";
import { TestCluster, uniqueName } from "@/lib/kafka/test-cluster";
import { test } from "./test";
import { bootstrap, CLUSTER, readGroup, wholeCluster } from "./world";

const NAMES = [
  ...["", ".", "..", "~", "~.", "%62illing", "%2F", "../x", "/", "a//b", "\\", "?", "#", " ", "two  blanks "],
  ...["line\nbreak", "\t", "\u200b", "pay\u202egnillib", "\ufeff", "=1+1", "'", "긴 이름 🌊", "x".repeat(2_000)],
];
const WITH_NUMBERS = ["", "..", "%2F", "긴 이름 🌊"];
const TOPIC = uniqueName("t").padEnd(249, "x");

let cluster: TestCluster;

test.beforeAll(async ({ request }) => {
  await wholeCluster(request);
  cluster = new TestCluster(await bootstrap(request));
  await cluster.open();
  // Caught up: groups that stand behind would be STOPPED in a minute, and fill the timeline that others read.
  await cluster.createTopic([1], TOPIC);
  for (const name of NAMES) await cluster.commit(name, TOPIC, 0, 1);
  await expect
    .poll(async () => {
      const { groups } = groupsAnswer.parse(await (await request.get("/api/v1/groups")).json());
      const found = groups.filter(({ topics }) => topics.includes(TOPIC)).map(({ group }) => group);
      return NAMES.filter((name) => !found.includes(name));
    })
    .toEqual([]);
});

// The groups go with what they have committed.
test.afterAll(async () => {
  await cluster.admin.deleteTopics({ topics: [TOPIC] });
  // Kafka's own tools describe nothing while there is a group without a name.
  await cluster.admin.deleteGroups(NAMES).catch(() => undefined);
  await cluster.close();
});

test("the interface, the exports and the metrics tell each by its own name", async ({ request }) => {
  for (const name of NAMES) expect((await readGroup(request, name)).group).toBe(name);
  const metrics = await (await request.get("/metrics")).text();
  for (const name of ["", ".", "..", "=1+1"]) expect(metrics).toContain(`consumergroup="${name}"`);
});

test("each opens by its link, and shows that it is the one", async ({ page }) => {
  for (const name of NAMES) {
    // What names it stands in the page as it comes; the charts are not waited for.
    await page.goto(groupPath(CLUSTER, name), { waitUntil: "commit" });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(visibleName(name));
    // Its numbers come by the same segment from the interface, which is asked for every name above.
    const partition = page.getByRole("link", { name: /^x*t-.*\/0$/ }).or(page.getByText(TOPIC));
    if (WITH_NUMBERS.includes(name)) await expect(partition.first()).toBeVisible();
  }
});

test("each opens by a click on the overview", async ({ page }) => {
  for (const name of ["", "..", "~.", "%62illing", "../x", "\u200b", "x".repeat(2_000)]) {
    await page.goto(`/?topic=${TOPIC}`);
    await page.getByRole("link", { name: visibleName(name), exact: true }).click();
    await expect(page).toHaveURL((url) => url.pathname === groupPath(CLUSTER, name));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(visibleName(name));
  }
});

test("long names fit pages of a desk and of a phone", async ({ page }) => {
  test.setTimeout(240_000);
  const pages = [`/clusters/${CLUSTER}/topics/${TOPIC}`, "/topics", "/", `/clusters/${CLUSTER}`];
  const groups = ["x".repeat(2_000), "."].flatMap((name) => [
    groupPath(CLUSTER, name),
    `${groupPath(CLUSTER, name)}/topics/${TOPIC}/partitions/0`,
  ]);
  for (const path of [...pages, ...groups]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await expect(page.locator(".shimmer")).toHaveCount(0);
      const wider = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await expect.poll(wider, { message: `${width}: ${path.slice(0, 80)}` }).toBeLessThanOrEqual(0);
    }
  }
});
