import { expect, it } from "vitest";
import type { AlertsAnswer, AlertWire } from "@/lib/api/alerts-contract";
import { alertOfGroup, markOf } from "./mark";

const silence = (id: string, until: number | null) => ({ id, author: "Ann", reason: "move", until });
const ann = { by: "Ann", at: 5 };

it.each<[string, Parameters<typeof markOf>[0], ReturnType<typeof markOf>]>([
  ["nothing is done", { acknowledged: null, silencedBy: [] }, null],
  ["acknowledged", { acknowledged: ann, silencedBy: [] }, { kind: "acknowledged", by: "Ann", at: 5 }],
  [
    "the silence that ends last counts",
    { acknowledged: ann, silencedBy: [silence("a", 10), silence("b", 20), silence("c", 15)] },
    { kind: "silenced", by: "Ann", reason: "move", until: 20 },
  ],
  [
    "and one without an end ends after all others",
    { acknowledged: null, silencedBy: [silence("a", null), silence("b", 20)] },
    { kind: "silenced", by: "Ann", reason: "move", until: null },
  ],
])("%s", (_, alert, mark) => expect(markOf(alert)).toEqual(mark));

it("finds the alert of a group, whatever its name holds", () => {
  const alert = (cluster: string, group: string) => ({ subject: { kind: "group", cluster, group } }) as AlertWire;
  const firing = [alert("a", 'b","c'), alert("a,b", "c"), { subject: { kind: "cluster", cluster: "a" } } as AlertWire];
  const answer = { firing } as AlertsAnswer;
  expect(alertOfGroup(answer, "a", 'b","c')).toBe(firing[0]);
  expect(alertOfGroup(answer, "a,b", "c")).toBe(firing[1]);
  expect(alertOfGroup(answer, "a", "b")).toBeNull();
});
