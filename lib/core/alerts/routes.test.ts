import { describe, expect, it } from "vitest";
import { ownerOf } from "./owners";
import { explainRoutes, routesOf } from "./routes";
import { silencedBy } from "./silences";
import { ANY, policyOf, receiverOf, routeOf, silenceOf } from "./test-scene";
import type { Subjected } from "./fits";

const alert: Subjected = {
  ...{ cluster: "prod-eu", group: "fraud-check", topics: ["payments", "cards"] },
  ...{ severity: "WARNING", case: "throughput-problem" },
};
const owner = { match: { ...ANY, group: "fraud-*" }, team: "risk", contact: null, runbook: null, note: null };
const receivers = ["ops", "a", "b"].map((name) => receiverOf(name));
const policyWith = (...routes: ReturnType<typeof routeOf>[]) => policyOf(receivers, { routes, owners: [owner] });

describe("the routes that take an alert", () => {
  it.each([
    ["cluster", "prod-*", "test"],
    ["group", "*check", "fraud"],
    ["topic", "cards", "card"],
    ["owner", "risk", "shop"],
    ["severity", "WARNING", "ERROR"],
    ["case", "throughput-problem", "stalled-consumer"],
  ])("fit by %s", (field, fitting, other) => {
    const routeWith = (pattern: string) => routeOf("r", ["a"], { match: { ...ANY, [field]: pattern } });
    expect(routesOf(policyWith(routeWith(fitting)), alert).map(({ id }) => id)).toEqual(["r"]);
    expect(routesOf(policyWith(routeWith("*")), alert).map(({ id }) => id)).toEqual(["r"]);
    expect(routesOf(policyWith(routeWith(other)), alert).map(({ id }) => id)).toEqual(["default"]);
    expect(explainRoutes(policyWith(routeWith(other)), alert)[0]!.because).toMatchObject({
      ...{ key: "differs", values: { field, pattern: other } },
    });
  });

  it("are the first, and further ones where it goes on", () => {
    const goOn = { goOn: true };
    expect(routesOf(policyWith(routeOf("1", ["a"]), routeOf("2", ["b"])), alert).map(({ id }) => id)).toEqual(["1"]);
    const both = policyWith(routeOf("1", ["a"], goOn), routeOf("2", ["b"]), routeOf("3", ["b"]));
    expect(routesOf(both, alert).map(({ id }) => id)).toEqual(["1", "2"]);
    expect(explainRoutes(both, alert)).toEqual([
      { route: "1", takes: true, receivers: ["a"], because: { key: "fits", values: {} } },
      { route: "2", takes: true, receivers: ["b"], because: { key: "fits", values: {} } },
      { route: "3", takes: false, receivers: [], because: { key: "taken", values: { by: "2" } } },
      { route: "default", takes: false, receivers: [], because: { key: "routed", values: {} } },
    ]);
  });

  it("say that they hold back what is below their floor: it goes nowhere else", () => {
    expect(explainRoutes(policyWith(routeOf("1", ["a"], { floor: "ERROR" })), alert)).toEqual([
      {
        ...{ route: "1", takes: true, receivers: [] },
        because: { key: "below-floor", values: { floor: "ERROR", severity: "WARNING" } },
      },
      { route: "default", takes: false, receivers: [], because: { key: "routed", values: {} } },
    ]);
  });

  it("are the defaults where none fits", () => {
    expect(explainRoutes(policyWith(), alert)).toEqual([
      { route: "default", takes: true, receivers: ["ops"], because: { key: "no-route", values: {} } },
    ]);
  });

  it("take what is in no group only where they name none", () => {
    const broker = { ...alert, group: null, topics: [] };
    const named = routeOf("1", ["a"], { match: { ...ANY, group: "fraud-*" } });
    expect(routesOf(policyWith(named), broker).map(({ id }) => id)).toEqual(["default"]);
    expect(routesOf(policyWith(routeOf("1", ["a"])), broker).map(({ id }) => id)).toEqual(["1"]);
  });
});

describe("owners and silences", () => {
  it("the first owner whose patterns fit", () => {
    expect(ownerOf([{ ...owner, match: { ...ANY, cluster: "test" } }, owner], alert)?.team).toBe("risk");
    expect(ownerOf([owner], { ...alert, group: "other" })).toBeNull();
  });

  it.each([
    [{ ...ANY, owner: "risk" }, true],
    [{ ...ANY, group: "fraud-check", topic: "payments" }, true],
    [{ ...ANY, group: "fraud-check", topic: "orders" }, false],
    [{ ...ANY, severity: "ERROR" as const }, false],
  ])("a silence of %j", (match, silenced) => {
    expect(silencedBy([silenceOf("s", { match })], policyWith(), alert) !== null).toBe(silenced);
  });
});
