import { describe, expect, it } from "vitest";
import { replayVerdicts } from "@/lib/core/past/replay";
import { generate, kindsOf } from "./generate";
import { figuresOf, score } from "./score";

describe("the generator", () => {
  it("makes the same trace of the same seed, and another of another", () => {
    expect(generate("stalled", 3)).toEqual(generate("stalled", 3));
    expect(generate("stalled", 3).trace.commits).not.toEqual(generate("stalled", 4).trace.commits);
  });
  it("makes another trace in the other world", () => {
    expect(generate("stalled", 3, 5000, "events")).toEqual(generate("stalled", 3, 5000, "events"));
    expect(generate("stalled", 3, 5000, "events").trace.commits).not.toEqual(
      generate("stalled", 3, 5000).trace.commits,
    );
  });
  it.each(kindsOf("steps"))("labels %s as what it is", (kind) => {
    const { trace, truth } = generate(kind, 5, 5000);
    expect(truth.incident === null).toBe(!truth.sick);
    expect(trace.logPoints.length).toBeGreaterThan(100);
    expect(trace.commits.length).toBeGreaterThan(3);
  });
});

describe("the score", () => {
  it("tells a judge that says nothing from one that is right", () => {
    const { trace, truth } = generate("stalled", 5, 5000);
    const verdicts = [...replayVerdicts(trace)];
    const blind = verdicts.map((verdict) => ({
      ...verdict,
      partitionStatus: "OK" as const,
      consumerStatus: "OK" as const,
    }));
    const first = trace.commits[0]!.at;
    expect(score(blind, truth, first).incident).toMatchObject({ foundAfterMs: null, heldShare: 0 });
    expect(score(verdicts, truth, first).incident!.foundAfterMs).toBeLessThanOrEqual(60_000);
    expect(score(verdicts, truth, first).falseAlarms).toBe(0);
  });
  it.each(["stalled-again", "stopped-again"])("%s: grades the last time alone", (kind) => {
    const { trace, truth } = generate(kind, 5);
    const { earlierFrom, from } = truth.incident!;
    const verdicts = [...replayVerdicts(trace)];
    const silent = verdicts.map((verdict) =>
      verdict.at >= earlierFrom! && verdict.at < from
        ? { ...verdict, partitionStatus: "OK" as const, consumerStatus: "OK" as const }
        : verdict,
    );
    expect(silent).not.toEqual(verdicts);
    const { counted, right, healthy, falseAlarms } = score(verdicts, truth, 0);
    expect(score(silent, truth, 0)).toMatchObject({ counted, right, healthy, falseAlarms });
  });
});

it.each(["steps", "events"] as const)(
  "reaches its figures on a few seeds of every kind, in the world of %s",
  { timeout: 60_000 },
  (world) => {
    const scores = [901, 902].flatMap((seed) =>
      kindsOf(world).map((kind) => {
        const { trace, truth } = generate(kind, seed, 5000, world);
        return score([...replayVerdicts(trace)], truth);
      }),
    );
    const figures = figuresOf(scores);
    expect(figures.found).toBe(1);
    expect(figures.right).toBeGreaterThan(0.985);
    expect(figures.held).toBeGreaterThan(0.95);
    expect(figures.falseAlarms).toBeLessThan(0.003);
  },
);

it.each(kindsOf("weeks"))("knows %s by what days and weeks have taught", (kind) => {
  const { trace, truth } = generate(kind, 903, undefined, "weeks");
  const { falseAlarms, healthy, incident } = score([...replayVerdicts(trace)], truth);
  expect(healthy).toBeGreaterThan(1_000);
  // Of days, two minutes at most: those before a day is known.
  expect(falseAlarms).toBeLessThanOrEqual(2);
  if (truth.incident) expect(incident!.foundAfterMs).toBeLessThanOrEqual(30 * 60_000);
});
