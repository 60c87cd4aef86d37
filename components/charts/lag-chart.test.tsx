/** What a chart of lines says in words. */
import { expect, it } from "vitest";
import { formatDuration } from "@/lib/client/format";
import { drawPage } from "@/lib/client/test-page";
import { LagChart } from "./lag-chart";

const at = [0, 60_000, 120_000, 180_000];
const nothing = at.map(() => null);

/** The words of a chart of one line. */
function saidOf(values: (number | null)[], atLeast: (number | null)[]): string {
  const series = [{ key: "0", label: "p0", values, atLeast }];
  const [html] = drawPage(
    <LagChart
      {...{ at, series }}
      from={0}
      to={180_000}
      gaps={[]}
      unit="age"
      format={formatDuration}
      ariaLabel="chart"
    />,
    {},
  );
  return /<span class="sr-only">([^<]*)/.exec(html)![1]!.replaceAll("\u00a0", " ").replaceAll("&gt;", ">");
}

it.each([
  ["a lower bound", nothing, [null, 60_000, 120_000, 180_000], "age. p0: not known exactly, at the end > 3 min."],
  [
    "a lower bound at its end",
    [0, 0, null, null],
    [null, null, 60_000, 120_000],
    "age. p0: from 0 s to 0 s, at the end > 2 min.",
  ],
  ["nothing", nothing, nothing, "age. p0: unknown."],
  ["all", [0, 60_000, 0, 60_000], nothing, "age. p0: from 0 s to 1 min, at the end 1 min."],
])("a chart that knows %s says so", (_, values, atLeast, said) => {
  expect(saidOf(values, atLeast)).toBe(said);
});
