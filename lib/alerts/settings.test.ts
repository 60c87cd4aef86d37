import { expect, it } from "vitest";
import { z } from "zod";
import type { Notifier } from "./notifier";
import { secretReference } from "./secret-reference";
import { alertSettingsWith } from "./settings";

const send = () => Promise.resolve({ outcome: "refused" as const, detail: "for shapes only" });
const notifier = (kind: string, settings: z.ZodType, perAlert = false): Notifier => ({
  kind,
  settings,
  perAlert,
  send,
});

const shape = alertSettingsWith([
  notifier("email", z.strictObject({ to: z.array(z.string()).min(1), password: secretReference.optional() })),
  notifier("alertmanager", z.strictObject({ url: z.url(), pushEveryMs: z.int().default(60_000) }), true),
]);

const mail = { email: { to: ["ops@example.com"] } };

const issuesOf = (given: unknown) =>
  shape.safeParse(given).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

it("needs no more than a receiver", () => {
  const { receivers, default: defaults, routes } = shape.parse({ receivers: { ops: mail } });
  expect(receivers.ops).toEqual({
    kind: "email",
    settings: { to: ["ops@example.com"] },
    language: "en",
    timeZone: "UTC",
    limit: { messages: 20, perMs: 600_000 },
    deadlineMs: 86_400_000,
    resolves: true,
    pushMs: null,
  });
  expect([defaults.receivers, routes]).toEqual([undefined, []]);
});

it("what wants to be told again and again says so in its own settings", () => {
  const { receivers } = shape.parse({ receivers: { am: { alertmanager: { url: "http://am:9093" } } } });
  expect(receivers.am?.pushMs).toBe(60_000);
});

it("reads a route whole", () => {
  const { routes } = shape.parse({
    receivers: { ops: mail, boss: mail },
    default: { receivers: ["ops"] },
    routes: [
      {
        match: { group: "billing-*", severity: "ERROR" },
        receivers: ["ops"],
        hours: ["Mon-Tue 08:00-18:00"],
        timeZone: "Asia/Seoul",
        escalation: [{ receiver: "boss", afterMs: 1_800_000 }],
      },
    ],
  });
  expect(routes[0]).toMatchObject({
    match: { cluster: null, group: "billing-*", topic: null, owner: null, severity: "ERROR", case: null },
    continue: false,
    floor: "WARNING",
    hours: [[480, 1920].map((from) => ({ from, minutes: 600 }))],
  });
});

const two = { receivers: { ops: mail, boss: mail } };

it.each<[string, object, string[]]>([
  ["no kind", { receivers: { ops: { language: "ko" } } }, ["receivers.ops", "exactly one kind: email, alertmanager"]],
  ["two kinds", { receivers: { ops: { ...mail, alertmanager: { url: "http://a" } } } }, ["email and alertmanager"]],
  ["a name with a slash", { receivers: { "a/b": mail } }, ["receivers.a/b"]],
  ["a secret written out", { receivers: { ops: { email: { to: ["a"], password: "x" } } } }, ["{ env: NAME }"]],
  ["a zone that is none", { receivers: { ops: { ...mail, timeZone: "Mars" } } }, ["timeZone", "Asia/Seoul"]],
  [
    "a route to nobody",
    { receivers: { ops: mail }, routes: [{ receivers: ["oops"] }] },
    ["routes.0.receivers.0", "ops"],
  ],
  ["a default of nobody", { default: { receivers: ["ops"] } }, ["default.receivers.0", "there are: none"]],
  ["several, and no default", two, ["default.receivers", "ops, boss", "[]"]],
  [
    "a receiver twice",
    { receivers: { ops: mail }, routes: [{ receivers: ["ops", "ops"] }] },
    ["routes.0.receivers.1", "once is enough"],
  ],
  [
    "an escalation to nobody",
    { receivers: { ops: mail }, routes: [{ receivers: ["ops"], escalation: [{ receiver: "cto", afterMs: 60_000 }] }] },
    ["routes.0.escalation.0.receiver", "there are: ops"],
  ],
  [
    "an escalation to itself",
    { receivers: { ops: mail }, routes: [{ receivers: ["ops"], escalation: [{ receiver: "ops", afterMs: 60_000 }] }] },
    ["routes.0.escalation.0.receiver", "escalate to another one"],
  ],
  [
    "hours of no zone",
    { receivers: { ops: mail }, routes: [{ receivers: ["ops"], hours: ["08:00-09:00"] }] },
    ["routes.0", "hours and timeZone go together"],
  ],
  ["an owner of owners", { owners: [{ match: { owner: "x" }, team: "y" }] }, ["owners.0.match", "owner"]],
  ["a net that is none", { allowPrivateTargets: ["10.0.0.0/80 "] }, ["allowPrivateTargets.0", "10.0.0.0/8"]],
])("refuses %s", (_name, given, parts) => {
  const issues = issuesOf(given).join("\n");
  for (const part of parts) expect(issues).toContain(part);
});

it("knows a host that may be reached in small letters, as addresses name it", () => {
  const { allowPrivateTargets } = shape.parse({ allowPrivateTargets: ["Hooks.Internal", "FD00::/8", "cafe"] });
  expect(allowPrivateTargets).toEqual(["hooks.internal", "fd00::/8", "cafe"]);
});

it("takes somebody's word that nobody is to hear of it", () => {
  expect(issuesOf({ ...two, default: { receivers: [] } })).toEqual([]);
});
