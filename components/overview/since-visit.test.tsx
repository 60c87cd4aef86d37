/** The line about the last visit says nothing before it is known when that was, so that nobody is told of what they saw. */
import { expect, it } from "vitest";
import { drawPage } from "@/lib/client/test-page";
import { SinceVisit } from "./since-visit";

it("is not there on the server, nor before anything is known", () => {
  expect(drawPage(<SinceVisit />, {})[0]).toBe("");
});
