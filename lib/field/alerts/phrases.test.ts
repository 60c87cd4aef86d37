/** Headings as messages have them today, written out: that they are read back whatever their words are is what rows hang on. */
import { expect, test } from "vitest";
import { brokerNamed, clusterNamed, followersIn, headingIn, troubleOf } from "./phrases";

test.each([
  ["ERROR: work-3 on verify has stopped: work/0 and 2 more", "firing", "ERROR"],
  ["WARNING: work-3 on verify is falling behind; 1 alert follows", "firing", "WARNING"],
  ["ERROR: work-3 on verify is in trouble", "firing", "ERROR"],
  ["Already over: work-3 on verify, WARNING for 3 s", "passed", "WARNING"],
  ["Already over: work-3 on verify, ERROR", "passed", "ERROR"],
  ["Flapping: work-3 on verify keeps going in and out of ERROR", "flapping", "ERROR"],
  ["Recovered: work-3 on verify after 12 s", "resolved", null],
  ["Recovered: work-3 on verify", "resolved", null],
])("%s", (line, state, severity) => {
  expect(headingIn(line)).toEqual({ state, severity, group: "work-3", cluster: "verify" });
});

test.each(["Firing: 3", "Where: work-3 on verify: work/0 STOPPED", "Ended: work-3 on verify, deleted after 2 s", ""])(
  "no heading of a group: %j",
  (line) => expect(headingIn(line)).toBeNull(),
);

test.each([
  ["ERROR: broker 3 of verify is missing; 1,214 alerts follow", 1214],
  ["ERROR: broker 3 of verify is missing; 40 alerts follow", 40],
  ["ERROR: broker 3 of verify is missing; 1 alert follows", 1],
  ["ERROR: broker 3 of verify is missing", 0],
])("%s", (heading, count) => expect(followersIn(heading)).toBe(count));

test("names of what is no group", () => {
  expect([brokerNamed(3, "verify"), clusterNamed("verify")]).toEqual(["broker 3 of verify", "cluster verify"]);
  expect(troubleOf("work-3", "verify", "stopped")).toBe("work-3 on verify has stopped");
});
