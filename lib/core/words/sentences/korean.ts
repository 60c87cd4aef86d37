/** Korean: the sentences of pages in Korean. Counted things stand so that no particle depends on the number before it. */
import { formatCount } from "../format";
import { credentialsInKorean } from "./credentials/korean";
import { unend } from "./english-parts";
import { errorsInKorean } from "./errors/korean";
import {
  speak,
  speakIfKnown,
  type Facts,
  type ReceivedFacts,
  type Said,
  type Sentences,
  type SentFacts,
} from "./facts";
import { duration, waits, whose } from "./korean-parts";
import { NOTES_IN_KOREAN } from "./notes/korean";
import { problemsInKorean } from "./problems/korean";
import { reasonsInKorean } from "./reasons/korean";
import { rulesInKorean } from "./rules/korean";

const KOREAN: Sentences = {
  ...reasonsInKorean(korean),
  ...errorsInKorean(korean),
  ...credentialsInKorean(korean),
  ...problemsInKorean(korean),
  ...NOTES_IN_KOREAN,
  ...rulesInKorean(korean),
  "as-it-is": ({ text }) => text,

  "burrow.stop": ({ silentMs, spanMs, commits, lag, offset, readings }) => {
    const span =
      spanMs === null ? "알려진 커밋은 하나뿐입니다." : `최근 커밋 ${commits}개가 걸친 ${duration(spanMs)}보다 깁니다.`;
    const behind = readings === 1 ? "마지막 판독에서" : `최근 판독 ${readings}회 모두에서`;
    return (
      `${duration(silentMs)} 동안 커밋이 없으며, ${span} ${waits(lag)} ` +
      `로그는 ${behind} 오프셋 ${formatCount(offset)}보다 앞서 있었습니다.`
    );
  },
  "burrow.rewind": ({ from, to, lag }) =>
    `컨슈머 오프셋이 ${formatCount(from)}에서 ${formatCount(to)}까지 뒤로 돌아갔고 아직 ${formatCount(from)}에 다시 이르지 ` +
    `못했습니다. ${waits(lag)}`,
  "burrow.stall": ({ offset, commits, lag }) =>
    commits === 1
      ? `유일한 커밋이 오프셋 ${formatCount(offset)}에 있습니다. ${waits(lag)}`
      : `최근 커밋 ${commits}개가 모두 오프셋 ${formatCount(offset)}에 머물렀습니다. ${waits(lag)}`,
  "burrow.warn": ({ commits, first, last, lag }) =>
    first === null || last === null
      ? `오프셋은 움직이지만 랙이 줄어드는 것은 보이지 않았습니다. 지금 랙은 레코드 ${formatCount(lag)}개입니다.`
      : `최근 커밋 ${commits}개 동안 랙이 줄지 않았습니다. 랙은 ${formatCount(first)}개에서 ${formatCount(last)}개로 바뀌었고, ` +
        `지금은 ${formatCount(lag)}개입니다.`,
  "burrow.no-commit": () => "이 파티션에서 이 그룹의 커밋을 본 적이 없어 판정할 것이 없습니다.",
  "burrow.no-log-end": () => "이 파티션의 최신 오프셋을 읽지 못해 랙을 알 수 없습니다.",

  "group.well": ({ unknown, partitions }) =>
    unknown > 0 ? `제때 처리 중, 파티션 ${partitions}개 중 ${unknown}개는 알 수 없음` : "제때 처리 중",
  "group.catching-up": ({ ms }) => `따라잡는 중, 약 ${duration(ms)} 뒤 완료`,
  "group.works-off-reset": ({ ms }) => `재설정된 오프셋부터 처리 중, 약 ${duration(ms)} 뒤 완료`,
  "group.well-in-part": ({ counted, partitions }) => `파티션 ${partitions}개 중 ${counted}개에서 제때 처리 중`,
  "group.some-beyond": ({ said, beyond, records }) =>
    `${korean(said)}; 파티션 ${beyond}개에서 컨슈머 오프셋이 최신 오프셋보다 레코드 ${formatCount(records)}개만큼 앞섬`,
  "group.all-beyond": ({ beyond, records }) =>
    `파티션 ${beyond}개에서 컨슈머 오프셋이 최신 오프셋보다 레코드 ${formatCount(records)}개만큼 앞섬`,
  "group.some-uncommitted": ({ said, uncommitted }) => `${korean(said)}; ${uncommitted}개에는 컨슈머 오프셋 없음`,
  "group.some-unknown": ({ said, unknown, reason }) => `${korean(said)}; ${unknown}개는 알 수 없음: ${korean(reason)}`,
  "group.all-unknown": ({ partitions, reason }) => `파티션 ${partitions}개 모두 알 수 없음: ${korean(reason)}`,
  "group.unread": ({ reason }) => `무엇을 읽는지 알 수 없음: ${korean(reason)}`,
  "group.empty": () => "커밋한 오프셋도 할당된 파티션도 없음",
  "group.unjudged": () => "아직 판정하지 않음",
  "group.unknown": ({ said }) => unend(korean(said)),
  "group.since": ({ status, ms }) => `${duration(ms)}째 ${status}`,
  "group.partition": ({ topic, partition, said, more, unknown }) =>
    `${topic}/${partition}: ${unend(korean(said))}` +
    (more > 0 ? `; + 파티션 ${more}개` : "") +
    (unknown > 0 ? `; ${unknown}개는 알 수 없음` : ""),
  "group.muted": ({ said }) => `음소거됨: ${korean(said)}`,
  "group.some-muted": ({ said, muted }) => `${korean(said)}; ${muted}개 음소거됨`,

  "happened.partition": ({ topic, partition, status }) => `${topic}의 파티션 ${partition} 상태: ${status}`,
  "happened.members": ({ joined, left, assignors, generations }) =>
    [
      joined === 0 ? [] : `${names(joined)} 참여`,
      left === 0 ? [] : `${names(left)} 이탈`,
      assignors.length > 0 ? `할당자 ${assignors.join(" → ")}` : [],
      generations.length > 0 ? `세대 ${generations.join(" → ")}` : [],
    ]
      .flat()
      .join(", "),
  "happened.deleted": () => "클러스터의 그룹 목록에 더 이상 없습니다",
  "happened.lost": ({ lost, partition }) =>
    `그룹이 읽기 전에 파티션 ${partition}의 레코드 ${formatCount(lost)}개를 보존 정책이 삭제했습니다`,
  "happened.beyond": ({ topic, partition, offset, logEnd, records }) =>
    `${topic}의 파티션 ${partition}: 컨슈머 오프셋 ${formatCount(offset)}이(가) 최신 오프셋 ${formatCount(logEnd)}보다 ` +
    `레코드 ${formatCount(records)}개만큼 앞서 있습니다`,
  "happened.skipped": ({ topic, partition, from, offset, skipped }) =>
    `${topic}의 파티션 ${partition}: 로그가 컨슈머 오프셋 ${formatCount(offset)}을(를) 지났습니다. ` +
    `오프셋 ${formatCount(from)}부터 레코드 ${formatCount(skipped)}개를 읽지 않고 건너뛰었습니다`,
  "happened.transaction": ({ offset, ...open }) =>
    `${open.topic}의 파티션 ${open.partition}: 마지막 안정 오프셋이 ${formatCount(offset)}에 멈춰 있습니다. ` +
    `열린 트랜잭션${whose(open)}이 read_committed 컨슈머를 막고 있습니다`,
  "happened.transaction-ended": (open) =>
    `${open.topic}의 파티션 ${open.partition}에 오래 열려 있던 트랜잭션${whose(open)}이 끝났습니다`,
  "happened.answers": () => "클러스터가 다시 응답합니다",
  "happened.replaced": ({ before, after }) => `이 이름은 이제 다른 클러스터입니다: ${after}, 이전에는 ${before}`,
  "happened.set-aside": ({ pattern, groups, author, reason }) =>
    `“${pattern}” 제외됨${author === null ? "" : `(${author})`}: 현재 그룹 ${formatCount(groups)}개` +
    (reason === null ? "" : `; ${reason}`),
  "happened.taken-back": ({ pattern }) => `“${pattern}” 제외가 취소되었습니다`,
  "happened.silence-declared": ({ topic, ms, author }) =>
    `${topic}: ${duration(ms)}까지 커밋이 없어도 정상으로 지정됨${author === null ? "" : `(${author})`}`,
  "happened.silence-taken-back": ({ topic }) => `${topic}: 커밋 공백을 다시 평소 습관에 따라 진단합니다`,
  "happened.trouble-normal": ({ topic, author }) =>
    `${topic}: 보고된 문제가 정상으로 지정됨${author === null ? "" : `(${author})`}`,
  "happened.habits-forgotten": ({ topic }) => `${topic}: 학습한 습관을 지우고 처음부터 다시 학습합니다`,
  "happened.sent": ({ subject, name, severity, state, end, ...sent }) =>
    `${sentTo(sent)}: ${aboutOf(subject, name)}, ` +
    {
      firing: firingAs(sent.kind, severity),
      flapping: "발생과 해소를 되풀이",
      passed: `${severity}, 발생 후 종료됨`,
      resolved: end === null ? "종료" : ENDED[end],
    }[state],
  "happened.sent-several": ({ over, ...sent }) =>
    `${sentTo(sent)}: 문제 ${formatCount(sent.problems)}건` +
    (over === 0 ? "" : over === sent.problems ? ", 모두 종료" : `, 그중 ${formatCount(over)}건 종료`) +
    { news: "", reminder: "; 재알림", escalation: "; 에스컬레이션" }[sent.kind],
};

type SentAlone = Facts["happened.sent"];

/** What a receiver has acknowledged, or has not in time. */
const sentTo = ({ receiver, outcome }: SentFacts) =>
  outcome === "expired" ? `${receiver}에 기한까지 전달되지 않음` : `${receiver}에 전달됨`;

const aboutOf = (subject: SentAlone["subject"], name: string | null) =>
  ({ group: name, broker: `브로커 ${name} 없음`, offline: "리더 없는 파티션", cluster: "클러스터 응답 없음" })[subject];
const firingAs = (kind: SentAlone["kind"], severity: string) =>
  ({ news: severity, reminder: `여전히 ${severity}`, escalation: `${severity}, 확인한 사람 없음` })[kind];
const ENDED = { recovered: "정상 회복", deleted: "삭제됨", muted: "제외됨" };

/** What is said, in Korean. */
export function korean(said: Said): string {
  return speak(KOREAN, said);
}

/** What was told, in Korean; null where this release has no sentence for it. */
export const inKorean = (facts: ReceivedFacts): string | null => speakIfKnown(KOREAN, facts);

const names = (members: readonly string[] | number) =>
  typeof members === "number" ? `멤버 ${members}개` : members.join(", ");
