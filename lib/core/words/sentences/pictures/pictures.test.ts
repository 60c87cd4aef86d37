import { expect, it } from "vitest";
import { pictureInEnglish } from "./english";
import type { PictureFacts, PictureSaid } from "./facts";
import { pictureInKorean } from "./korean";

const SENTENCES: { [K in keyof PictureFacts]: [facts: PictureFacts[K], english: string, korean: string][] } = {
  "picture.log-end": [[{}, "log end offset", "최신 오프셋"]],
  "picture.committed": [[{}, "committed offset", "컨슈머 오프셋"]],
  "picture.lag": [
    [{ lag: "8412" }, "lag 8,412", "랙 8,412"],
    [{ lag: null }, "lag unknown", "랙 알 수 없음"],
  ],
  "picture.above-lowest": [
    [{}, "records above the lowest offset in the range", "기간 내 가장 낮은 오프셋부터의 레코드 수"],
  ],
  "picture.no-data": [[{}, "no data", "데이터 없음"]],
  "picture.worst-of": [
    [{ count: 1200 }, "worst of 1,200 partitions", "파티션 1,200개 중 가장 나쁜 것"],
    [{ count: 1 }, "worst of 1 partition", "파티션 1개 중 가장 나쁜 것"],
  ],
  "picture.in-words": [
    [
      {
        ...{ place: "payments/1", group: "billing", cluster: "prod", status: "STALLED" },
        ...{ logEnd: "1500", committed: null, lag: null },
      },
      "payments/1, group billing on prod: STALLED. Log end offset 1,500, committed offset unknown, lag unknown.",
      "payments/1, prod의 그룹 billing: STALLED. 최신 오프셋 1,500, 컨슈머 오프셋 알 수 없음, 랙 알 수 없음.",
    ],
  ],
};

const rows = Object.entries(SENTENCES).flatMap(([key, of]) =>
  of.map(([values, english, korean]) => [english, { key, values } as PictureSaid, korean] as const),
);

it.each(rows)("%s", (english, said, korean) => {
  expect(pictureInEnglish(said)).toBe(english);
  expect(pictureInKorean(said)).toBe(korean);
});
