import { expect, it } from "vitest";
import { readWorkingTimes } from "@/lib/core/words/working-times";
import { weekTexts } from "./week-text";

it.each([
  [["Mon-Fri 08:00-18:00"]],
  [["Mon-Fri 08:00-18:00", "Sat 22:00-02:00"]],
  [["02:00-03:30"]],
  [["Mon 09:00-12:00"]],
  [["Tue-Wed 09:00-12:00", "Sun 09:00-12:00"]],
  [[]],
])("%j is written as it was read", (texts) => {
  expect(weekTexts(texts.flatMap((text) => readWorkingTimes(text) ?? []))).toEqual(texts);
});
