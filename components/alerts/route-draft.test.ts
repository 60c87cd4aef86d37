import { expect, it } from "vitest";
import { routeBody as shape } from "@/lib/api/alert-policy-contract";
import { NO_ROUTE, routeBody, type RouteDraft } from "./route-draft";

const draft = (change: Partial<RouteDraft>): RouteDraft => ({
  ...{ ...NO_ROUTE, timeZone: "Europe/Berlin", receivers: ["ops"] },
  match: { ...NO_ROUTE.match, cluster: "lab" },
  ...change,
});

it.each<[string, Partial<RouteDraft>]>([
  ["nothing is meant", { match: NO_ROUTE.match }],
  ["nobody hears of it", { receivers: [] }],
  ["the wait is no number", { waitSeconds: "soon" }],
  ["it escalates after nobody knows how long", { escalateTo: "boss", escalateMinutes: "" }],
])("is not whole where %s", (_, change) => expect(routeBody(draft(change))).toBeNull());

it("is taken by the interface as it is meant", () => {
  const whole = { repeatMinutes: "240", hours: "Mon-Fri 08:00-18:00, Sat 09:00-12:00", escalateTo: "boss" };
  const body = shape.parse({ ...routeBody(draft(whole)), author: "Ann" });
  expect(body).toMatchObject({
    ...{ receivers: ["ops"], groupWaitMs: 30_000, repeatMs: 14_400_000, floor: "WARNING", continue: false },
    escalation: [{ receiver: "boss", afterMs: 1_800_000 }],
    match: { cluster: "lab", group: null },
  });
  expect(body.hours?.times).toHaveLength(6);
  expect(shape.parse(routeBody(draft({})))).toMatchObject({ hours: null, repeatMs: null, escalation: [] });
});
