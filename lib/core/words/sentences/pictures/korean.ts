import { formatCount } from "../../format";
import { speak, type SentencesOf } from "../facts";
import type { Digits } from "../plain-facts";
import type { PictureFacts, PictureSaid } from "./facts";

const count = (digits: Digits | null) => (digits === null ? "알 수 없음" : formatCount(digits));

const KOREAN: SentencesOf<PictureFacts> = {
  "picture.log-end": () => "최신 오프셋",
  "picture.committed": () => "컨슈머 오프셋",
  "picture.lag": ({ lag }) => `랙 ${count(lag)}`,
  "picture.above-lowest": () => "기간 내 가장 낮은 오프셋부터의 레코드 수",
  "picture.no-data": () => "데이터 없음",
  "picture.worst-of": (of) => `파티션 ${formatCount(of.count)}개 중 가장 나쁜 것`,
  "picture.in-words": ({ place, group, cluster, status, logEnd, committed, lag }) =>
    `${place}, ${cluster}의 그룹 ${group}: ${status}. 최신 오프셋 ${count(logEnd)}, 컨슈머 오프셋 ${count(committed)}, 랙 ${count(lag)}.`,
};

/** What a picture says, in Korean. */
export const pictureInKorean = (said: PictureSaid): string => speak(KOREAN, said);
