/**
 * Below a path, behind a real nginx that has other things to serve: the build of the demo, placed anew by a server of its
 * own. Nothing that a page asks for may stand outside of the path.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { findFreePort } from "@/lib/lab/port";
import { OwnServer } from "./own-server";
import { test } from "./test";
import { bootstrap, CLUSTER } from "./world";

const BASE = "/ops/tidemark";
const GROUP = "billing";
const NGINX = ["/usr/sbin/nginx", "/usr/bin/nginx", "/opt/homebrew/bin/nginx"].find((path) => existsSync(path));

const proxies: ChildProcess[] = [];
let own: OwnServer;

/** nginx with one rule. `location` in its own words. */
function startProxy(port: number, location: string): void {
  const { dir } = own;
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((kind) => `${kind}_temp_path ${dir}/${kind}-${port};`)
    .join(" ");
  const server = `server { listen 127.0.0.1:${port}; proxy_set_header Host $http_host; proxy_buffering off; ${location} }`;
  const process_ = `daemon off; master_process off; pid ${dir}/${port}.pid; error_log ${dir}/${port}.log;`;
  writeFileSync(join(dir, `${port}.conf`), `${process_} events {} http { access_log off; ${temporary} ${server} }\n`);
  proxies.push(spawn(NGINX!, ["-e", `${dir}/${port}.log`, "-c", join(dir, `${port}.conf`)], { stdio: "inherit" }));
}

const status = (url: string) =>
  fetch(url).then(
    (answer) => answer.status,
    () => 0,
  );

test.skip(!NGINX, "nginx is not installed: apt-get install nginx-light");

test.beforeAll(async ({ request }) => {
  own = await OwnServer.prepare("base-path", 3370);
  // It is asked whether it is ready without the path, as a probe comes by no proxy.
  await own.start(await bootstrap(request), { TIDEMARK_BASE_PATH: BASE, TIDEMARK_INTERVAL_MS: "1000" });
});

test.afterAll(async () => {
  const ended = proxies.map((proxy) => proxy.exitCode === null && once(proxy, "exit"));
  for (const proxy of proxies) proxy.kill("SIGKILL");
  await Promise.all(ended);
  await own.end();
});

/** What went wrong in a page, and every address that it asked for, as lists that grow. */
function listen(page: Page) {
  const faults: string[] = [];
  const asked: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => request.url().startsWith("http") && asked.push(request.url()));
  page.on("response", (answer) => answer.status() >= 400 && faults.push(`${answer.status()} ${answer.url()}`));
  return { faults, asked };
}

/** How many events of streams the browser has been given since. */
async function countEvents(page: Page): Promise<() => number> {
  let count = 0;
  const session = await page.context().newCDPSession(page);
  session.on("Network.eventSourceMessageReceived", () => count++);
  await session.send("Network.enable");
  return () => count;
}

const FORMS = [
  { name: "keeps the path", rule: (to: string) => `location ${BASE} { proxy_pass ${to}; }` },
  { name: "takes the path off", rule: (to: string) => `location ${BASE}/ { proxy_pass ${to}/; }` },
];

for (const { name, rule } of FORMS) {
  test(`a proxy that ${name}: pages, links, streams and files stay below it`, async ({ page, request }) => {
    const port = await findFreePort(3390);
    startProxy(port, rule(own.base));
    const root = `http://127.0.0.1:${port}${BASE}`;
    await expect.poll(() => status(`${root}/healthz`)).toBe(200);
    const { faults, asked } = listen(page);

    await page.goto(`${root}/`);
    await page.getByRole("link", { name: GROUP, exact: true }).first().click();
    await expect(page).toHaveURL(`${root}/clusters/${CLUSTER}/groups/${GROUP}`);
    await expect(page.getByRole("heading", { level: 1, name: GROUP })).toBeVisible();
    const file = await page.getByRole("link", { name: "Parquet" }).getAttribute("href");
    expect(file).toContain(`${BASE}/api/v1/export?`);

    const heard = await countEvents(page);
    await expect.poll(heard, { message: "events of the stream, one by one" }).toBeGreaterThanOrEqual(3);
    await expect(page.locator("[data-connected=true][data-level=fresh]").first()).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(new RegExp(`${BASE}/?$`));
    await expect(page.getByRole("link", { name: GROUP, exact: true }).first()).toBeVisible();

    await page.getByRole("banner").getByRole("link", { name: "Wall" }).click();
    await expect(page).toHaveURL(`${root}/wall`);
    await expect(page.locator("[data-wall] time:not([datetime])")).toBeVisible();
    await page.reload();
    await expect(page.locator("[data-wall] time:not([datetime])")).toBeVisible();

    expect(faults).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(`${root}/`) && !url.startsWith(`${root}?`) && url !== root)).toEqual(
      [],
    );
    expect(asked.some((url) => url.startsWith(`${root}/api/v1/stream?`))).toBe(true);

    const description = (await (await request.get(`${root}/api/v1/openapi.json`)).json()) as { servers: object[] };
    expect(description.servers).toEqual([{ url: BASE }]);
    expect(await (await request.get(`${root}/v3/kafka`)).json()).toMatchObject({ clusters: [CLUSTER] });
    expect(await (await request.get(`${root}/metrics`)).text()).toContain("tidemark_cluster_reachable");
    expect((await request.get(`${root}/nothing`)).status()).toBe(404);
    const moved = await request.get(`${root}/wall/`, { maxRedirects: 0 });
    expect([moved.status(), moved.headers().location]).toEqual([308, `${BASE}/wall`]);
    const stranger = await request.post(`${root}/api/v1/notes`, {
      data: { text: "x" },
      headers: { origin: "http://elsewhere.example" },
    });
    expect(stranger.status()).toBe(403);
  });
}
