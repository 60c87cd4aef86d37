import { expect, it } from "vitest";
import { notifyState } from "./notify-here";

it.each([
  [true, "granted", true, "on"],
  [true, "granted", false, "off"],
  // It was taken back, or never asked for.
  [true, "default", true, "off"],
  [true, "denied", true, "denied"],
  [true, null, true, "unsupported"],
  // Such pages are denied without having been asked.
  [false, "denied", true, "insecure"],
  [false, null, false, "insecure"],
] as const)("secure %j, permission %j, wanted %j: %s", (isSecure, permission, isWanted, state) =>
  expect(notifyState(isSecure, permission, isWanted)).toBe(state),
);
