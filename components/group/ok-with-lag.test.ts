/** Why many waiting records are OK is told by what the judgement and the numbers say, and only where somebody may wonder. */
import { expect, it } from "vitest";
import { en } from "@/lib/client/messages/en";
import { okWithLag } from "./ok-with-lag";

const known = (value: number) => ({ known: true as const, value });
const unknown = { known: false as const, reason: "no commit yet" };
const MIN = 60_000;

const group = {
  status: "OK" as const,
  said: undefined,
  lag: "66701" as string | null,
  timeLag: known(11 * MIN) as ReturnType<typeof known> | typeof unknown,
  commitGap: known(5000) as ReturnType<typeof known> | typeof unknown,
};

it("shrinks, where the sentence says that it catches up, with the time of that sentence", () => {
  const said = { key: "group.catching-up", values: { lag: "66701", ms: 9 * MIN } };
  expect(okWithLag({ ...group, said })).toEqual({ why: "shrinks", ms: 9 * MIN });
});

it("is young, where no record has waited for as long as the rules' floor", () => {
  expect(okWithLag({ ...group, timeLag: known(2000) })).toEqual({ why: "young", behindMs: 2000 });
});

it("comes in batches, where the wait is about what lies between two commits", () => {
  const batch = okWithLag({ ...group, timeLag: known(2 * MIN), commitGap: known(2 * MIN) });
  expect(batch).toEqual({ why: "batch", behindMs: 2 * MIN, gapMs: 2 * MIN });
});

it("is steady, where neither is so or neither is known", () => {
  expect(okWithLag(group)).toEqual({ why: "steady" });
  expect(okWithLag({ ...group, timeLag: unknown, commitGap: unknown })).toEqual({ why: "steady" });
});

it("needs no word where nobody would wonder, and has none where it is not so", () => {
  expect(okWithLag({ ...group, lag: "12", timeLag: known(3000) })).toBeNull();
  expect(okWithLag({ ...group, lag: "12", timeLag: unknown })).toBeNull();
  expect(okWithLag({ ...group, status: "WARNING" })).toBeNull();
  expect(okWithLag({ ...group, lag: null })).toBeNull();
  expect(okWithLag({ ...group, said: { key: "group.some-muted", values: {} } })).toBeNull();
});

it("has a sentence for each", () => {
  for (const why of ["shrinks", "young", "batch", "steady"] as const)
    expect(en.group.okWithLag[why]).toMatch(/^OK because/);
});
