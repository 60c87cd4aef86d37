import { expect, it } from "vitest";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { problemOf } from "@/lib/core/words/sentences/refusals/problem";
import { problemIn } from "./error-words";
import { loadSpoken } from "./spoken";

await loadSpoken("ko");

const refused = problemOf({
  ...{ status: 404, title: "title.not-found", field: "group" },
  detail: why("refused.group-gone", { group: "gone", cluster: "lab" }),
});
const english = {
  title: "Not found",
  detail: 'Cluster "lab" has no group "gone" now. Its history may still be there.',
};

it("says a refusal in the language of the page", () => {
  expect(problemIn("en", refused)).toEqual(english);
  expect(problemIn("ko", refused)).toEqual({
    title: "찾을 수 없음",
    detail: '클러스터 "lab"에 지금은 그룹 "gone"이(가) 없습니다. 기록은 남아 있을 수 있습니다.',
  });
});

it.each([
  ["without facts", { ...refused, said: undefined }],
  [
    "with facts of a later release",
    { ...refused, said: { title: { key: "title.later", values: {} }, detail: { key: "toString", values: {} } } },
  ],
])("leaves one %s in English", (_name, given) => expect(problemIn("ko", given)).toEqual(english));
