/** The edge of the server: whom it answers, what it refuses, and what its pages may do in a browser. */
import { expect, type Page } from "@playwright/test";
import { API_ROUTES } from "@/lib/api/routes";
import { problem } from "@/lib/api/contract";
import { awaitContent } from "./places";
import { sendRaw } from "./raw-request";
import { test } from "./test";
import { CLUSTER } from "./world";

/** Violations of the page's policy, as the browser tells them. */
async function collectViolations(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations: violations });
    document.addEventListener("securitypolicyviolation", (event) =>
      violations.push(
        `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`,
      ),
    );
  });
  return () => page.evaluate(() => (window as unknown as { violations: string[] }).violations);
}

test.describe("a stranger's script", () => {
  test.use({ mayViolate: true });

  test("that somebody slips into a page does not run", async ({ page }) => {
    const violations = await collectViolations(page);
    await page.goto("/clusters");
    await awaitContent(page);
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'taken over'";
      document.body.append(script);
    });
    await expect.poll(violations).toHaveLength(1);
    await expect(page).not.toHaveTitle("taken over");
  });
});

const GET_ROUTES = Object.entries(API_ROUTES).flatMap(([path, [method]]) => (method === "GET" ? [path] : []));
const filled = (path: string) =>
  path
    .replace("{cluster}", CLUSTER)
    .replace("{group}", "billing")
    .replace("{topic}", "payments")
    .replace("{partition}", "0");
const ADDRESSES = [
  "/",
  "/nothing",
  "/icon.svg",
  "/metrics",
  "/healthz",
  "/readyz",
  "/v3/kafka",
  ...GET_ROUTES.map(filled),
];

test("every answer carries the headers, and every address that can be read answers HEAD", async ({ request }) => {
  for (const address of ADDRESSES) {
    const answer = await request.head(address);
    const headers = answer.headers();
    expect(headers, address).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "x-frame-options": "DENY",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers["content-security-policy"], address).toContain("frame-ancestors 'none'");
    expect(answer.status(), address).not.toBe(405);
    expect(answer.status(), address).toBeLessThan(500);
    expect(await answer.body(), address).toHaveLength(0);
  }
  expect((await request.get("/metrics")).headers()["cache-control"]).toBe("no-store");
});

test("a name that points here is not enough, on any address", async ({ baseURL }) => {
  for (const address of ADDRESSES) {
    const answer = await sendRaw(baseURL!, [`GET ${address} HTTP/1.1`, "Host: rebound.example"]);
    expect(answer.status, address).toBe(421);
    expect(problem.parse(JSON.parse(answer.body)).detail).toContain("TIDEMARK_PUBLIC_URLS");
  }
});

test("what is malformed is told so, in a problem document", async ({ baseURL }) => {
  const host = `Host: ${new URL(baseURL!).host}`;
  const cases: [status: number, ...lines: string[]][] = [
    [400, "GET / HTTP/1.1", host, host],
    [400, "GET /clusters/%ff HTTP/1.1", host],
    [400, "GET /%zz HTTP/1.1", host],
    [400, `GET /api/v1/clusters/${CLUSTER}/groups/%ff HTTP/1.1`, host],
    [400, "GET /api/v1/groups?__proto__=1 HTTP/1.1", host],
    [400, "GET /api/v1/groups?cluster=a&cluster=b HTTP/1.1", host],
    [400, `GET /api/v1/export?cluster=${CLUSTER}&from=8640000000000001&to=8640000000000002 HTTP/1.1`, host],
    [400, `GET /api/v1/export?cluster=${CLUSTER}&from=&to=1 HTTP/1.1`, host],
    [400, "no HTTP at all"],
    [404, "GET /api/v1/nothing HTTP/1.1", host],
    [405, "TRACE / HTTP/1.1", host],
    [405, "TRACE /api/v1/groups HTTP/1.1", host],
    [405, "POST /api/v1/groups HTTP/1.1", host, "Content-Length: 0"],
    [405, "PUT / HTTP/1.1", host, "Content-Length: 0"],
    [414, `GET /${"a".repeat(120_000)} HTTP/1.1`, host],
    [431, "GET / HTTP/1.1", host, `X-Long: ${"a".repeat(600_000)}`],
  ];
  for (const [status, ...lines] of cases) {
    const answer = await sendRaw(baseURL!, lines);
    expect([answer.status, lines[0]!.slice(0, 80)]).toEqual([status, lines[0]!.slice(0, 80)]);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
    expect(problem.parse(JSON.parse(answer.body)).status).toBe(status);
    if (status === 405) expect(answer.headers.allow).toContain("GET");
  }
});

test("HEAD of the stream opens no reader", async ({ baseURL }) => {
  const host = `Host: ${new URL(baseURL!).host}`;
  // More than a client may read at once: each would keep its place.
  for (let turn = 0; turn < 40; turn++) {
    const answer = await sendRaw(baseURL!, ["HEAD /api/v1/stream HTTP/1.1", host]);
    expect([answer.status, answer.headers["content-type"]]).toEqual([200, "text/event-stream; charset=utf-8"]);
  }
});

test("an idle connection outlasts the minute for which proxies keep theirs", async ({ request }) => {
  const { "keep-alive": kept } = (await request.get("/healthz")).headers();
  expect(Number(/timeout=(\d+)/.exec(kept ?? "")?.[1])).toBeGreaterThan(60);
});
