import { expect, it } from "vitest";
import { plannedOffset, readRecordCommand, resetPlanCommand, type Reach } from "./kafka-commands";

const open: Reach = { bootstrap: ["kafka-1:9092", "kafka-2:9092"], secured: false };
const place = { topic: "payments", partition: 1 };

it("reads one record, with its key, time and headers", () => {
  expect(readRecordCommand(open, { ...place, offset: 70n })).toBe(
    "kafka-console-consumer.sh --bootstrap-server kafka-1:9092,kafka-2:9092 --topic payments --partition 1 --offset 70 " +
      "--max-messages 1 --timeout-ms 10000 --property print.timestamp=true --property print.partition=true " +
      "--property print.offset=true --property print.headers=true --property print.key=true",
  );
});

it("plans a reset, and never makes one", () => {
  const plan = (
    target: Parameters<typeof resetPlanCommand>[3],
    scope: Parameters<typeof resetPlanCommand>[2] = place,
  ) => resetPlanCommand(open, "fraud", scope, target);
  const begins = "kafka-consumer-groups.sh --bootstrap-server kafka-1:9092,kafka-2:9092 --group fraud";
  expect(plan({ to: "offset", offset: 71n })).toBe(
    `${begins} --topic payments:1 --reset-offsets --to-offset 71 --dry-run`,
  );
  expect(plan({ to: "latest" }, "all")).toBe(`${begins} --all-topics --reset-offsets --to-latest --dry-run`);
  expect(plan({ to: "datetime", at: Date.UTC(2026, 0, 2, 3, 4, 5, 6) }, "all")).toBe(
    `${begins} --all-topics --reset-offsets --to-datetime 2026-01-02T03:04:05.006Z --dry-run`,
  );
});

it("names the file with the client's settings where the cluster asks who one is, by each tool's own option", () => {
  const secured = { ...open, secured: true };
  expect(readRecordCommand(secured, { ...place, offset: 70n })).toContain(" --consumer.config client.properties ");
  expect(resetPlanCommand(secured, "fraud", "all", { to: "latest" })).toContain(" --command-config client.properties ");
});

it("quotes names, and has no command for a name that cannot be an argument", () => {
  expect(resetPlanCommand(open, "it's; id", "all", { to: "latest" })).toContain(" --group 'it'\\''s; id' --all-topics");
  expect(resetPlanCommand(open, "a\0b", "all", { to: "latest" })).toBeNull();
});

it("expects what the tool plans: no offset beyond the log", () => {
  const log = { logStart: 10n, logEnd: 20n };
  expect(plannedOffset({ to: "offset", offset: 12n }, log)).toBe(12n);
  expect(plannedOffset({ to: "offset", offset: 21n }, log)).toBe(20n);
  expect(plannedOffset({ to: "offset", offset: 9n }, log)).toBe(10n);
  expect(plannedOffset({ to: "latest" }, log)).toBe(20n);
  expect(plannedOffset({ to: "datetime", at: 0 }, log)).toBeNull();
});
