/** The route on a process whose monitor is made by hand: what reaches it is the URL as a client sent it. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { clusterOf } from "@/lib/burrow/test-clusters";
import { GET } from "./route";

const slot = globalThis as { tidemarkRuntime?: unknown };
const watched = clusterOf("prod", { "t/1": [2n ** 60n + 1n] }, [{ group: "a b", topic: "t/1", commits: [7n] }]);

beforeAll(() => void (slot.tidemarkRuntime = { monitors: [{ watched: () => watched }] }));
afterAll(() => void delete slot.tidemarkRuntime);

const get = (path: string) => GET(new Request(`http://127.0.0.1${path}`));

it("answers JSON that nobody may cache", async () => {
  const response = await get("/v3/kafka");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toMatchObject({ error: false, clusters: ["prod"], request: { url: "/v3/kafka" } });
});

it("takes the path as sent: escaped once, or twice as telegraf does", async () => {
  for (const path of ["a%20b", "a%2520b"]) {
    const response = await get(`/v3/kafka/prod/consumer/${path}/lag`);
    expect([response.status, (await response.json()).status.group]).toEqual([200, "a b"]);
  }
  for (const path of ["t%2F1", "t%252F1"]) {
    expect(await (await get(`/v3/kafka/prod/topic/${path}?pretty`)).text()).toContain(
      '"offsets":[1152921504606846977]',
    );
  }
});
