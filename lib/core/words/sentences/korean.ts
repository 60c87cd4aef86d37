/** Korean: the sentences of pages in Korean. Counted things stand so that no particle depends on the number before it. */
import { formatCount } from "../format";
import { credentialsInKorean } from "./credentials/korean";
import { asSentence } from "./english-parts";
import { errorsInKorean } from "./errors/korean";
import { speak, speakIfKnown, type Facts, type Said, type Sentences, type Told } from "./facts";
import { duration, whose } from "./korean-parts";
import { NOTES_IN_KOREAN } from "./notes/korean";
import { problemsInKorean } from "./problems/korean";
import { reasonsInKorean } from "./reasons/korean";

const KOREAN: Sentences = {
  ...reasonsInKorean(korean),
  ...errorsInKorean(korean),
  ...credentialsInKorean(korean),
  ...problemsInKorean(korean),
  ...NOTES_IN_KOREAN,
  "as-it-is": ({ text }) => text,

  "stalled.repeats": (facts) => standing(facts, "컨슈머가 같은 오프셋만 계속 커밋합니다."),
  "stalled.silent-member": (facts) => standing(facts, "컨슈머가 그룹의 멤버이지만 아무것도 커밋하지 않습니다."),
  "stalled.goes-on": (facts) => standing(facts, "컨슈머가 그 뒤로 움직이지 않았습니다."),
  "stalled.hardly-moves": ({ offset, lateMs, gapMs, lag }) =>
    `그룹이 오프셋 ${formatCount(offset)}까지 커밋했는데, 이는 로그가 ${duration(lateMs)} 전에 있던 자리입니다. ` +
    `지난 커밋 이후 ${duration(gapMs)}의 시간이 있었고 늘 제때 처리하던 그룹입니다. ${waits(lag)}`,
  "stopped.nobody": (facts) => stopped(facts, "그룹에 멤버가 없습니다."),
  "stopped.members-unknown": (facts) => stopped(facts, "멤버는 알 수 없습니다."),
  "falling-behind.slower": (facts) => late(facts, "점점 더 뒤처집니다."),
  "falling-behind.keeps": (facts) => late(facts, "그 랙이 그대로 유지됩니다."),
  "stalled.never-committed": ({ ms, arrived, retained }) =>
    `그룹의 멤버가 이 파티션을 담당하고 다른 파티션에는 커밋하지만, 여기에는 오프셋을 커밋한 적이 없습니다. ` +
    `최근 ${duration(ms)} 동안 레코드 ${formatCount(arrived)}개가 들어왔고, 레코드 ${formatCount(retained)}개가 보존되어 있습니다.`,
  "habit.never-longer": ({ said, longestMs, knownMs, commits }) =>
    `${korean(said)} 최근 ${duration(knownMs)} 동안 레코드가 대기할 때 ${duration(longestMs)}보다 오래 조용한 적이 없습니다` +
    `(커밋 ${formatCount(commits)}개).`,
  "rewind.back": ({ from, ms, to, back }) =>
    `그룹이 ${duration(ms)} 전에 오프셋 ${formatCount(from)}에서 뒤로 돌아갔고, 지금은 레코드 ${formatCount(back)}개만큼 낮은 ` +
    `${formatCount(to)}에 있습니다.`,
  "offline.leaderless": ({ ms, atLeast }) =>
    `파티션에 ${least(atLeast)}${duration(ms)} 동안 리더가 없어 읽기도 쓰기도 되지 않습니다.`,
  "no-data.no-commit": () => "그룹에 커밋된 오프셋이 없습니다.",
  "no-data.never-read": () => "파티션의 로그 끝 오프셋을 아직 읽지 못했습니다.",
  "no-data.unread": ({ ms }) => `파티션의 로그 끝 오프셋을 ${duration(ms)} 동안 읽지 못했습니다.`,

  "no-data.lag-unknown": ({ reason }) => asSentence(`파티션의 랙을 알 수 없습니다: ${korean(reason)}`),

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
    `커밋된 오프셋이 ${formatCount(from)}에서 ${formatCount(to)}까지 뒤로 돌아갔고 아직 ${formatCount(from)}에 다시 이르지 ` +
    `못했습니다. ${waits(lag)}`,
  "burrow.stall": ({ offset, commits, lag }) =>
    commits === 1
      ? `알려진 유일한 커밋이 오프셋 ${formatCount(offset)}에 있습니다. ${waits(lag)}`
      : `최근 커밋 ${commits}개가 모두 오프셋 ${formatCount(offset)}에 머물렀습니다. ${waits(lag)}`,
  "burrow.warn": ({ commits, first, last, lag }) =>
    first === null || last === null
      ? `오프셋은 움직이지만 랙이 줄어드는 것은 보이지 않았습니다. 지금 랙은 레코드 ${formatCount(lag)}개입니다.`
      : `최근 커밋 ${commits}개 동안 랙이 줄지 않았습니다. 랙은 ${formatCount(first)}개에서 ${formatCount(last)}개로 바뀌었고, ` +
        `지금은 ${formatCount(lag)}개입니다.`,
  "burrow.no-commit": () => "이 파티션에서 이 그룹의 커밋이 알려지지 않아 판정할 것이 없습니다.",
  "burrow.no-log-end": () => "이 파티션의 로그 끝 오프셋을 읽지 못해 랙을 알 수 없습니다.",

  "group.well": ({ lag, unknown, partitions }) => {
    const open = unknown > 0 ? `, 파티션 ${partitions}개 중 ${unknown}개는 알 수 없음` : "";
    return lag === "0" ? `따라잡음, 대기 없음${open}` : `랙 ${formatCount(lag)}개, 문제로 판정한 규칙 없음${open}`;
  },
  "group.catching-up": ({ lag, ms }) => `따라잡는 중, 랙 ${formatCount(lag)}개, ${duration(ms)} 뒤 완료`,
  "group.well-in-part": ({ lag, counted, partitions }) => {
    const where = `파티션 ${partitions}개 중 ${counted}개에서`;
    return lag === "0" ? `${where} 따라잡음` : `${where} 랙 ${formatCount(lag)}개, 문제로 판정한 규칙 없음`;
  },
  "group.some-beyond": ({ said, beyond, records }) =>
    `${korean(said)}; ${beyond}개에서 커밋된 오프셋이 로그 끝보다 레코드 ${formatCount(records)}개만큼 앞섬`,
  "group.all-beyond": ({ beyond, records }) =>
    `파티션 ${beyond}개에서 커밋된 오프셋이 로그 끝보다 레코드 ${formatCount(records)}개만큼 앞섬`,
  "group.some-uncommitted": ({ said, uncommitted }) => `${korean(said)}; ${uncommitted}개에는 커밋된 오프셋 없음`,
  "group.some-unknown": ({ said, unknown, reason }) => `${korean(said)}; ${unknown}개는 알 수 없음: ${korean(reason)}`,
  "group.all-unknown": ({ partitions, reason }) => `파티션 ${partitions}개 모두 알 수 없음: ${korean(reason)}`,
  "group.unread": ({ reason }) => `무엇을 읽는지 알 수 없음: ${korean(reason)}`,
  "group.empty": () => "커밋한 것도 담당하는 파티션도 없음",
  "group.unjudged": () => "아직 판정할 수 있는 파티션이 없음",
  "group.unknown": ({ said }) => unend(korean(said)),
  "group.since": ({ status, ms }) => `${duration(ms)} 동안 ${status}`,
  "group.partition": ({ topic, partition, said, more, unknown }) =>
    `${topic}/${partition}: ${unend(korean(said)).replace(/^(그룹이|파티션에) /, "")}` +
    (more > 0 ? `; 이런 파티션 ${more}개 더` : "") +
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
    `${topic}의 파티션 ${partition}: 커밋된 오프셋 ${formatCount(offset)}이(가) 로그 끝 ${formatCount(logEnd)}보다 ` +
    `레코드 ${formatCount(records)}개만큼 앞서 있습니다`,
  "happened.skipped": ({ topic, partition, from, offset, skipped }) =>
    `${topic}의 파티션 ${partition}: 로그가 커밋된 오프셋 ${formatCount(offset)}을(를) 지났습니다. ` +
    `오프셋 ${formatCount(from)}부터 레코드 ${formatCount(skipped)}개를 읽지 않고 건너뛰었습니다`,
  "happened.transaction": ({ offset, ...open }) =>
    `${open.topic}의 파티션 ${open.partition}: 마지막 안정 오프셋이 ${formatCount(offset)}에 멈춰 있습니다. ` +
    `열린 트랜잭션${whose(open)}이 커밋된 레코드만 읽는 컨슈머를 막고 있습니다`,
  "happened.transaction-ended": (open) =>
    `${open.topic}의 파티션 ${open.partition}에 오래 열려 있던 트랜잭션${whose(open)}이 끝났습니다`,
  "happened.answers": () => "클러스터가 다시 응답합니다",
  "happened.replaced": ({ before, after }) =>
    `이 이름으로 지금부터 다른 클러스터를 지켜봅니다: ${after}, 지금까지는 ${before}`,
  "happened.set-aside": ({ pattern, groups, author, reason }) =>
    `“${pattern}” 제외됨${author === null ? "" : `(${author})`}: 현재 그룹 ${formatCount(groups)}개` +
    (reason === null ? "" : `; ${reason}`),
  "happened.taken-back": ({ pattern }) => `“${pattern}” 제외가 취소되었습니다`,
};

/** What is said, in Korean. */
export function korean(said: Said): string {
  return speak(KOREAN, said);
}

/** What was told, in Korean; null where this release has no sentence for it. */
export const inKorean = (told: Told): string | null => speakIfKnown(KOREAN, told);

const rate = (perSecond: number) => (perSecond >= 10 ? formatCount(perSecond) : String(perSecond));

const least = (atLeast: boolean) => (atLeast ? "최소 " : "");

const waits = (lag: string) => `레코드 ${formatCount(lag)}개가 대기 중입니다.`;

function standing({ offset, ms, atLeast, arrived, lag }: Facts["stalled.repeats"], what: string): string {
  const came = arrived === null ? "" : `그동안 레코드 ${formatCount(arrived)}개가 들어왔고 `;
  return `그룹이 오프셋 ${formatCount(offset)}에서 ${least(atLeast)}${duration(ms)} 동안 멈춰 있습니다. ${came}${waits(lag)} ${what}`;
}

function late({ ms, lag, produced, consumed }: Facts["falling-behind.slower"], what: string): string {
  const rates =
    produced !== null && consumed !== null
      ? ` 유입은 초당 ${rate(produced)}개, 소비는 초당 ${rate(consumed)}개입니다.`
      : "";
  return `그룹이 ${duration(ms)}(레코드 ${formatCount(lag)}개) 뒤처졌고 ${what}${rates}`;
}

const stopped = ({ offset, ms, lag }: Facts["stopped.nobody"], nobody: string) =>
  `그룹이 ${duration(ms)} 전의 마지막 커밋 이후 오프셋 ${formatCount(offset)}에 멈춰 있습니다. ${waits(lag)} ${nobody}`;

const names = (members: readonly string[] | number) =>
  typeof members === "number" ? `멤버 ${members}개` : members.join(", ");

const unend = (sentence: string) => sentence.replace(/\.$/, "");
