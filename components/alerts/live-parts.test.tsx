/** What is read aloud as it changes holds no ages, which change every second; and what fires is asked often only where it is looked at. */
import { expect, it } from "vitest";
import { keys } from "@/lib/client/keys";
import { drawPage } from "@/lib/client/test-page";
import { AlertsView } from "./alerts-view";
import { DeliveryDetails } from "./delivery-details";
import { DeliveryFailureBanner } from "./delivery-failure-banner";

/** The elements of a role, as HTML. None of them holds another element of its own name. */
const ofRole = (html: string, role: string): string[] =>
  [...html.matchAll(new RegExp(`<(\\w+)[^>]*role="${role}"[^>]*>.*?</\\1>`, "gs"))].map(([found]) => found);

const telling = {
  ...{ receivers: 1, reached: 1, waiting: 0, links: true, unstored: null, heartbeat: null },
  failing: [{ receiver: "ops", since: 1_700_000_000_000, failures: 3, answer: "503 from the host" }],
};
const alerts = { at: 1_700_000_000_000, firing: [], ended: [], more: 0, telling };

const delivery = {
  ...{ id: "d1", receiver: "ops", route: "default", kind: "news", cluster: "lab", alerts: [], count: 0 },
  ...{ madeAt: 1_700_000_000_000, state: "waiting", attempts: 1, nextTryAt: 1_700_000_060_000 },
  ...{ deadline: 1_700_000_600_000, deliveredAt: null, answer: null, tries: [], message: null },
};

it("the banner says aloud which receiver takes nothing, and how long beside it", () => {
  const [html] = drawPage(<DeliveryFailureBanner />, { known: [[keys.alerts, alerts]] });
  const [said = "", ...more] = ofRole(html, "alert");
  expect(more).toEqual([]);
  expect(said).toContain("ops");
  expect(said).toContain("503 from the host");
  expect(said).not.toContain("<time");
  expect(html).toContain("<time");
});

it("a delivery says aloud what became of it, and when beside it", () => {
  const [html] = drawPage(<DeliveryDetails id="d1" />, { known: [[[...keys.deliveries, "one", "d1"], delivery]] });
  const [said = "", ...more] = ofRole(html, "status");
  expect(more).toEqual([]);
  expect(said).toContain('data-delivery-state="waiting"');
  expect(said).not.toContain("next attempt");
  expect(html).toContain("next attempt");
});

it.each([
  ["", 3000],
  ["tab=silences", 15_000],
  ["tab=deliveries", 15_000],
])("what fires is asked on the alerts' page with %j every %i ms", (search, everyMs) => {
  const [, cache] = drawPage(<AlertsView />, { search });
  expect(cache.getQueryCache().find({ queryKey: keys.alerts })?.options).toMatchObject({ refetchInterval: everyMs });
});
