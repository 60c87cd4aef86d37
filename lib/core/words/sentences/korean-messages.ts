/**
 * Korean for whole sentences that the server sends as words: why a request was refused. What is quoted in them stays as it came.
 */
import { phrasebook, type Phrases } from "./phrasebook";

const PLAIN: Phrases["plain"] = {
  "Bad request": "잘못된 요청",
  Forbidden: "허용되지 않음",
  "Too many requests": "요청이 너무 많음",
  "Misdirected request": "다른 서버로 갈 요청",
  "Method not allowed": "허용되지 않는 메서드",
  "Not available": "지금은 쓸 수 없음",
  "Not found": "찾을 수 없음",
  "Not connected": "연결되지 않음",
  "Not understood": "이해하지 못함",
  "The lab refused": "실험실이 거절함",
  "Too long a range": "범위가 너무 김",
  "Too much to judge": "판정할 것이 너무 많음",
  Overloaded: "과부하",

  "The answer could not be put together just now; the server's log says why. Try again.":
    "지금은 응답을 만들지 못했습니다. 이유는 서버 로그에 있습니다. 다시 시도하세요.",
  "There is no such note; somebody may have deleted it already.":
    "그런 메모가 없습니다. 다른 사람이 이미 지웠을 수 있습니다.",
  "So many notes in a minute are not written by hand.": "1분에 이렇게 많은 메모는 손으로 쓰지 않습니다.",
  "Only this server's own pages may do that. Where a proxy stands before it, name the address that people open under server.publicUrls in tidemark.yaml, or in TIDEMARK_PUBLIC_URLS.":
    "이 서버의 페이지에서만 할 수 있습니다. 앞에 프록시가 있으면 사람들이 여는 주소를 tidemark.yaml의 server.publicUrls나 TIDEMARK_PUBLIC_URLS에 적으세요.",
  "This is far longer than what belongs here.": "여기에 들어갈 내용보다 훨씬 깁니다.",
  "So many entries in a minute are not written by hand.": "1분에 이렇게 많은 항목은 손으로 쓰지 않습니다.",
  "There is no such entry; somebody may have taken it back.":
    "그런 항목이 없습니다. 다른 사람이 이미 취소했을 수 있습니다.",
  "This pattern is set aside already.": "이 패턴은 이미 제외되어 있습니다.",
  "Set aside already": "이미 제외됨",
  "Too many entries": "항목이 너무 많음",
  "The list has not been read yet: the database is away.":
    "목록을 아직 읽지 못했습니다. 데이터베이스에 연결할 수 없습니다.",
  "A note cannot stand in the future.": "메모는 미래 시각에 둘 수 없습니다.",
  "Nothing is kept for longer than 400 days, notes included.": "메모를 포함해 400일보다 오래 보관하는 것은 없습니다.",
  "The range may span 400 days at most.": "범위는 최대 400일입니다.",
  "At most 24 hours are judged at a time. Choose a shorter range.":
    "한 번에 최대 24시간을 판정합니다. 더 짧은 범위를 고르세요.",
  "Other replays are running on this server. Try again in a few seconds.":
    "이 서버에서 다른 재판정이 실행 중입니다. 몇 초 뒤에 다시 시도하세요.",
  "Other pasts are being judged on this server. Try again in a few seconds.":
    "이 서버에서 다른 과거 구간을 판정하고 있습니다. 몇 초 뒤에 다시 시도하세요.",
  "Too much at once": "한 번에 너무 많음",
  "Ask for fewer points, for one topic, or for one partition.":
    "점의 수를 줄이거나, 토픽 하나 또는 파티션 하나만 요청하세요.",
  "Other exports are running on this server. Try again when they are through.":
    "이 서버에서 다른 내보내기가 실행 중입니다. 끝난 뒤에 다시 시도하세요.",
  "Other long requests are being read.": "다른 긴 요청을 읽고 있습니다.",
  "Your address reads as many streams as one may.": "이 주소가 읽을 수 있는 스트림 수에 이르렀습니다.",
  "As many streams are being read as this server serves.": "이 서버가 낼 수 있는 스트림 수에 이르렀습니다.",
  "As many selections are being read as this server serves.": "이 서버가 낼 수 있는 선택의 수에 이르렀습니다.",
};

const FORMS: Phrases["forms"] = [
  [/^There is no cluster "(.+)"\.$/, ([name]) => `클러스터 "${name}"은(는) 없습니다.`],
  [
    /^There is no (topic|group) "(.+)" on (.+)\.$/,
    ([what, name, cluster]) => `${cluster}에 ${what === "topic" ? "토픽" : "그룹"} "${name}"은(는) 없습니다.`,
  ],
  [
    /^Cluster "(.+)" has no (group|topic) "(.+)" now\. Its history may still be there\.$/,
    ([cluster, what, name]) =>
      `클러스터 "${cluster}"에 지금은 ${what === "topic" ? "토픽" : "그룹"} "${name}"이(가) 없습니다. 기록은 남아 있을 수 있습니다.`,
  ],
  [/^Cluster "(.+)" has not been read yet\.$/, ([cluster]) => `클러스터 "${cluster}": 아직 읽지 않았습니다.`],
  [
    /^The server answered with status (\d+)\. Try again in a moment\.$/,
    ([status]) => `서버가 상태 ${status}(으)로 응답했습니다. 잠시 뒤에 다시 시도하세요.`,
  ],
];

const lookUp = phrasebook({ plain: PLAIN, forms: FORMS });

/** A sentence in Korean; as it came where this release has no words for it. */
export const messageInKorean = (text: string): string => lookUp(text) ?? text;
