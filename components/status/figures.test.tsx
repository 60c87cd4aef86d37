/** What is said of times and rates that are not wholly known. */
import { describe, expect, it } from "vitest";
import { drawPage } from "@/lib/client/test-page";
import { CatchUp, Duration, TotalRate } from "./figures";

const never = { known: false, reason: "the lag does not shrink", never: true } as const;
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, "")
    .replaceAll("\u00a0", " ")
    .replaceAll("&gt;", ">");
const said = (props: Parameters<typeof CatchUp>[0]) => textOf(drawPage(<CatchUp {...props} />, {})[0]);

describe("the time to catch up", () => {
  it.each(["OK", "WARNING"] as const)("of a group in %s that gets nearer is told", (status) => {
    expect(said({ status, lag: "66701", value: { known: true, value: 540_000 } })).toBe("9 min");
  });

  it("is never for who falls behind, and nothing for who is well", () => {
    expect(said({ status: "WARNING", lag: "10", value: never })).toBe("never");
    expect(said({ status: "OK", lag: "10", value: never })).toBe("–");
    expect(said({ status: "OK", lag: { known: true, value: "10" }, value: never })).toBe("–");
  });

  it("is nothing where nothing waits, and unknown where it is not known", () => {
    expect(said({ status: "WARNING", lag: "0", value: never })).toBe("–");
    expect(said({ status: "OK", lag: "10", value: { known: false, reason: "no commit" } })).toBe("unknown");
  });
});

it("a duration of which a lower bound is known says so", () => {
  const value = { known: false, reason: "older than the window", atLeast: 390_000 } as const;
  expect(textOf(drawPage(<Duration value={value} />, {})[0])).toBe("> 6 min 30 s");
});

it.each([
  ["as it is where nothing is missing", 12, 0, "12"],
  ["as the least that it can be where a partition is unknown", 12, 1, "≥12"],
  ["of which the least is 0 as unknown", 0, 1, "unknown"],
  ["of nothing, where all is known, as 0", 0, 0, "0"],
])("a rate of several partitions is told %s", (_, rate, without, shown) => {
  const page = drawPage(<TotalRate value={{ known: true, value: rate }} without={without} of={6} />, {})[0];
  expect(textOf(page)).toBe(shown);
});
