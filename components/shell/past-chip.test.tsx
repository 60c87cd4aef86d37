/** In a range of the past the header says so, with the way back; where a page has no time control it is silent. */
import { expect, it, vi } from "vitest";
import { drawPage } from "@/lib/client/test-page";
import { PastChip } from "./past-chip";
import { TimeRangePicker } from "./time-range-picker";

const timed = vi.hoisted(() => ({ value: true }));
vi.mock("./time-control", () => ({
  useHasTimeControl: () => timed.value,
  useIsTimeControl: () => undefined,
}));

it.each([
  ["range=1h", true, null],
  ["from=now-30m&to=now", true, null],
  ["from=1800000000000&to=1800003600000", true, "1800003600000"],
  ["from=1800000000000&to=1800003600000&at=1800000060000", true, "1800000060000"],
  ["range=1h&at=1800000060000", true, "1800000060000"],
  ["from=1800000000000&to=1800003600000", false, null],
  ["range=1h&at=99999999999999999999", true, null],
])("%j on a page with a time control %s", (search, control, at) => {
  timed.value = control;
  const [html] = drawPage(<PastChip />, { search });
  expect(/data-past="(\d+)"/.exec(html)?.[1] ?? null).toBe(at);
  expect(html.includes("Back to now")).toBe(at !== null);
});

it.each([
  ["range=1h", "false"],
  ["from=1800000000000&to=1800003600000", "true"],
])("the time control has no second way back in %j; it pauses, where that is possible", (search, disabled) => {
  const [html] = drawPage(<TimeRangePicker />, { search });
  const pause = /<button[^>]*aria-label="Pause"[^>]*>/.exec(html)?.[0];
  expect(pause).toContain(`aria-disabled="${disabled}"`);
  expect(html).not.toContain("Resume live updates");
});
