import { expect, it } from "vitest";
import { whyOk } from "@/lib/core/picture/rollup";
import { english } from "@/lib/core/words/sentences/english";
import { plain, say } from "@/lib/core/words/sentences/facts";
import { sentenceIn, whyIn } from "./sentences";
import { loadSpoken } from "./spoken";

await loadSpoken("ko");

const finding = say("no-data.no-commit", {});
const stored = { english: "The group has no committed offset." };

it.each([
  ["facts, in Korean", sentenceIn("ko", { ...stored, said: finding }), "컨슈머 오프셋이 없습니다."],
  ["facts, in English", sentenceIn("en", { ...stored, said: finding }), stored.english],
  ["what an older release stored without facts", sentenceIn("ko", stored), stored.english],
  [
    "why a number is not known",
    sentenceIn("ko", { english: "no committed offset", said: plain("unknown.no-commit") }),
    "컨슈머 오프셋 없음",
  ],
  [
    "facts that only a later release knows",
    sentenceIn("ko", { ...stored, said: { key: "no-data.x", values: {} } }),
    stored.english,
  ],
])("says %s", (_name, said, text) => expect(said).toBe(text));

it.each([
  ["its facts", { why: english(finding), said: finding }, "컨슈머 오프셋이 없습니다."],
  ["its numbers, where it is well", row("1200", 1), "파티션 4개 중 3개에서 제때 처리 중; 1개에는 컨슈머 오프셋 없음"],
  [
    "what is in no language but English",
    { ...row("1200", 0), status: "ERROR" as const, why: "told by hand" },
    "told by hand",
  ],
])("makes a row's reason of %s", (_name, given, text) => expect(whyIn("ko", given)).toBe(text));

function row(lag: string, unknownPartitions: number) {
  return { status: "OK" as const, why: whyOk(unknownPartitions, 4), lag, unknownPartitions, partitionCount: 4 };
}
