import { formatCount } from "../../format";
import { asSentence } from "../english-parts";
import { duration, least, waits } from "../korean-parts";
import type { RuleFacts, Said, SentencesOf } from "../facts";
import type { Late, RuleName, RuleWords, Standing, Stopped } from "./facts";

export const RULES_IN_KOREAN: Record<RuleName, RuleWords> = {
  offline: {
    title: "파티션에 리더가 없음",
    explanation:
      "최근 두 번의 판독(한 번뿐이면 그 한 번)에서 파티션의 리더를 찾지 못했습니다. 그룹이 무엇을 하든 읽을 " +
      "수도 쓸 수도 없습니다. 리더가 없는 판독이 한 번뿐이면 리더 선출 중일 수 있어 알리지 않습니다.",
  },
  "no-data": {
    title: "데이터 부족",
    explanation:
      "그룹이 이 파티션에 오프셋을 커밋한 적이 없거나, 최신 오프셋을 5분 동안 읽지 못했습니다. 볼 수 없는 " +
      "것은 판단하지 않습니다.",
  },
  rewind: {
    title: "컨슈머 오프셋이 뒤로 돌아감",
    explanation:
      "그룹이 전보다 낮은 오프셋을 커밋했고 아직 이전 오프셋에 다시 이르지 못했습니다. 오프셋 재설정, 처음부터 " +
      "다시 읽는 컨슈머, 또는 서로의 커밋을 되돌리는 두 컨슈머일 때 이렇습니다. 레코드 몇 개만큼의 후퇴나 " +
      "몇 초 안에 회복된 1분 처리량 미만의 후퇴는 알리지 않습니다.",
  },
  stalled: {
    title: "컨슈머는 살아 있지만 진행하지 않음",
    explanation:
      "레코드가 대기 중이고 컨슈머 오프셋이 멈췄는데 컨슈머는 살아 있습니다. 같은 커밋을 30초 이상, 그리고 한 " +
      "레코드에서 보통 반복하는 시간의 두 배만큼 반복했거나, 그룹의 멤버이면서 이 그룹이 보통 걸리는 시간보다 " +
      "오래 아무것도 커밋하지 않았거나, 커밋 간격이 긴 그룹이 거의 움직이지 않은 커밋을 했습니다. 처리할 수 " +
      "없는 레코드, 막힌 호출, 하트비트만 살아 있는 죽은 작업자가 이렇게 보입니다.",
  },
  stopped: {
    title: "커밋이 멈춤",
    explanation:
      "레코드가 대기 중인데 약 1분 동안, 그리고 이 그룹이 보통 걸리는 시간보다 뚜렷이 오래 아무것도 커밋되지 " +
      "않았고, 있다고 알려진 멤버도 없습니다. 프로세스가 끝났거나 연결이 끊겼거나 이 토픽을 더 이상 읽지 " +
      "않습니다.",
  },
  "falling-behind": {
    title: "레코드 유입보다 소비가 느림",
    explanation:
      "그룹이 커밋하며 움직이지만 커밋할 때마다 전보다 늦습니다. 1분 이상에 걸쳐 각 3분의 1 구간의 최소 지연이 " +
      "앞 구간보다 크고 랙도 함께 늘어납니다. 또는 드물게 커밋하며 늘 제때 처리하던 그룹이, 평소보다 많이 " +
      "들어오지 않았는데도 갑자기 늦어졌습니다. 곧 만회되는 급증, 일정한 지연, 하루 주기의 오르내림, 줄어드는 " +
      "중인 밀린 작업은 이렇게 보이지 않습니다.",
  },
};

/** What each rule says of a group or a partition. */
export const rulesInKorean = (korean: (said: Said) => string): SentencesOf<RuleFacts> => ({
  "stalled.repeats": (facts) => standing(facts, "컨슈머가 같은 오프셋만 다시 커밋합니다."),
  "stalled.silent-member": (facts) => standing(facts, "컨슈머가 그룹에 있지만 커밋하지 않습니다."),
  "stalled.goes-on": (facts) => standing(facts, "컨슈머가 그 뒤로 움직이지 않았습니다."),
  "stalled.hardly-moves": ({ offset, lateMs, gapMs, lag }) =>
    `거의 움직이지 않습니다. ${duration(gapMs)} 만에 오프셋 ${formatCount(offset)}까지 커밋했는데, ${duration(lateMs)} 전의 최신 ` +
    `오프셋입니다. 늘 제때 처리하던 그룹입니다. ${waits(lag)}`,
  "stopped.nobody": (facts) => stopped(facts, "그룹에 멤버가 없습니다."),
  "stopped.members-unknown": (facts) => stopped(facts, "멤버는 알 수 없습니다."),
  "falling-behind.slower": (facts) => late(facts, "점점 더 뒤처집니다."),
  "falling-behind.keeps": (facts) => late(facts, "따라잡지 못하고 있습니다."),
  "stalled.never-committed": ({ ms, arrived, retained }) =>
    `담당 멤버가 있지만 이 파티션에 커밋한 적이 없습니다(다른 파티션에는 커밋합니다). ` +
    `최근 ${duration(ms)} 동안 레코드 ${formatCount(arrived)}개가 들어왔고, 로그에 레코드 ${formatCount(retained)}개가 있습니다.`,
  "habit.never-longer": ({ said, longestMs, knownMs, commits }) =>
    `${korean(said)} 알린 문제와 쉬는 시간을 빼면 최근 ${duration(knownMs)} 동안 레코드가 대기할 때 ` +
    `${duration(longestMs)}보다 오래 커밋이 없던 적은 없습니다(커밋 ${formatCount(commits)}개).`,
  "rewind.back": ({ from, ms, to, back }) =>
    `${duration(ms)} 전에 오프셋 ${formatCount(from)}에서 뒤로 돌아갔습니다. 지금은 레코드 ${formatCount(back)}개만큼 낮은 ` +
    `${formatCount(to)}입니다.`,
  "offline.leaderless": ({ ms, atLeast }) => `${lasting(ms, atLeast)}째 리더가 없어 읽기도 쓰기도 할 수 없습니다.`,
  "no-data.no-commit": () => "컨슈머 오프셋이 없습니다.",
  "no-data.never-read": () => "최신 오프셋을 아직 읽지 못했습니다.",
  "no-data.unread": ({ ms }) => `최신 오프셋을 ${duration(ms)} 동안 읽지 못했습니다.`,

  "no-data.lag-unknown": ({ reason }) => asSentence(`랙을 알 수 없습니다: ${korean(reason)}`),
});

const rate = (perSecond: number) => (perSecond >= 10 ? formatCount(perSecond) : String(perSecond));

const lasting = (ms: number, atLeast: boolean) => (atLeast ? least(ms) : duration(ms));

function standing({ offset, ms, atLeast, arrived, lag }: Standing, what: string): string {
  const came = arrived === null ? "" : ` 그동안 레코드 ${formatCount(arrived)}개가 들어왔습니다.`;
  return `오프셋 ${formatCount(offset)}에서 ${lasting(ms, atLeast)}째 멈춰 있습니다. ${what} ${waits(lag)}${came}`;
}

function late({ ms, lag, produced, consumed }: Late, what: string): string {
  const rates =
    produced !== null && consumed !== null
      ? ` 유입은 초당 ${rate(produced)}개, 소비는 초당 ${rate(consumed)}개입니다.`
      : "";
  return `${duration(ms)}(레코드 ${formatCount(lag)}개) 뒤처졌고 ${what}${rates}`;
}

const stopped = ({ offset, ms, lag }: Stopped, nobody: string) =>
  `${duration(ms)}째 커밋이 없으며 오프셋 ${formatCount(offset)}에 머물러 있습니다. ${waits(lag)} ${nobody}`;
