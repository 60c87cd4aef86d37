import { expect, it } from "vitest";
import type { AlertMatch } from "@/lib/core/alerts/terms";
import { receiversOf, toPolicy, windowsOf, type PageRoute } from "./policy";
import type { ReceiverSettings } from "./receiver-settings";
import { alertSettingsWith, type AlertSettings } from "./settings";

const anything: AlertMatch = { cluster: null, group: null, topic: null, owner: null, severity: null, case: null };

const entered = (name: string): ReceiverSettings => ({
  name,
  source: "page",
  kind: "email",
  settings: {},
  language: "en",
  timeZone: "UTC",
  limit: { messages: 5, perMs: 60_000 },
  deadlineMs: 1000,
  resolves: true,
  pushMs: null,
});

const { name: _name, source: _source, ...unnamed } = entered("");

const settings = (given: Partial<AlertSettings> = {}): AlertSettings => ({
  ...alertSettingsWith([]).parse({}),
  receivers: { ops: unnamed },
  ...given,
});

const pageRoute = (receivers: string[]): PageRoute => ({
  id: "7",
  match: { ...anything, group: "a*" },
  receivers,
  goOn: false,
  groupWaitMs: 0,
  repeatMs: null,
  floor: "WARNING",
  hours: null,
  escalation: [{ receiver: "gone", afterMs: 60_000 }],
});

it("the file's come first, also where the page has the same name", () => {
  const all = receiversOf(settings(), [entered("ops"), entered("mail")]);
  expect([...all.values()].map(({ name, source }) => [name, source])).toEqual([
    ["ops", "file"],
    ["mail", "page"],
  ]);
});

it("with one receiver and no default, that one hears of what no route takes", () => {
  expect(toPolicy(settings(), [entered("mail")], []).defaults.receivers).toEqual(["ops"]);
});

it("a route of the page whose receivers are gone tells the defaults; steps to nobody are left out", () => {
  const policy = toPolicy(settings(), [entered("mail")], [pageRoute(["gone"]), pageRoute(["gone", "mail"])]);
  expect(policy.routes.map(({ source, receivers, escalation }) => [source, receivers, escalation])).toEqual([
    ["page", ["ops"], []],
    ["page", ["mail"], []],
  ]);
});

it("routes of the file are named by their places, those of the page by their rows", () => {
  const routes = alertSettingsWith([]).shape.routes.parse([{ receivers: ["ops"], continue: true }]);
  const policy = toPolicy(settings({ routes }), [], [pageRoute(["ops"])]);
  expect(policy.routes.map(({ id, source, goOn }) => [id, source, goOn])).toEqual([
    ["file-1", "file", true],
    ["7", "page", false],
  ]);
});

it("windows of the file are silences that recur", () => {
  const rule = "FREQ=WEEKLY;BYDAY=SU;BYHOUR=2;BYMINUTE=0";
  const window = { match: anything, reason: "patching", rule, timeZone: "Europe/Berlin", durationMs: 7_200_000 };
  expect(windowsOf(settings({ windows: [window] }))).toEqual([
    expect.objectContaining({
      id: "file-1",
      source: "file",
      endsAt: null,
      recurrence: { rule, timeZone: "Europe/Berlin", durationMs: 7_200_000 },
    }),
  ]);
});
