/**
 * Korean for the half sentences that say why a number is not known. They come from the server in English, as words and not as
 * facts; each is found by its words. One that is not here, such as what a broker answered, stays as it came.
 */
const REASONS: Readonly<Record<string, string>> = {
  "its assignment is not in the consumer protocol's format": "할당이 컨슈머 프로토콜 형식이 아님",
  "never at the present rates": "지금 속도로는 따라잡지 못함",
  "never while nothing waits": "대기 중인 레코드가 없는 동안은 해당 없음",
  "no committed offset": "커밋된 오프셋 없음",
  "no consumer to measure": "측정할 컨슈머가 없음",
  "no lag is known": "알려진 랙이 없음",
  "no members": "멤버 없음",
  "no partition is known": "알려진 파티션이 없음",
  "no partition's lag is known": "랙이 알려진 파티션이 없음",
  "not known": "알 수 없음",
  "not measured": "측정되지 않음",
  "nothing is consumed now": "지금 소비되는 것이 없음",
  "only one commit seen so far": "지금까지 커밋을 하나만 봄",
  "the consumers are not at their limit, so what one of them can do is not known":
    "컨슈머가 한계에 이르지 않아 하나의 처리 능력을 알 수 없음",
  "the group has no partition": "그룹에 파티션이 없음",
  "the group rebalances": "그룹이 리밸런스 중",
  "the group's coordinator did not answer": "그룹의 코디네이터가 응답하지 않음",
  "the log end offset is not known": "로그 끝 오프셋을 알 수 없음",
  "the log is empty": "로그가 비어 있음",
  "the log start has moved only once since it is watched": "지켜보는 동안 로그 시작이 한 번만 움직임",
  "the log start offset is not known": "로그 시작 오프셋을 알 수 없음",
  "the partition has no leader": "파티션에 리더가 없음",
  "there is only one partition to compare": "비교할 파티션이 하나뿐임",
  "too few commits seen so far": "지금까지 본 커밋이 너무 적음",
  "too few readings": "판독이 너무 적음",
  "too few readings of the log end offset": "로그 끝 오프셋 판독이 너무 적음",
};

/** A time in English words, as `formatDuration` writes it. */
const UNITS: Readonly<Record<string, string>> = { ms: "밀리초", s: "초", min: "분", h: "시간", d: "일" };
const inUnits = (time: string) => time.replaceAll(/ (ms|s|min|h|d)\b/g, (_, unit: string) => UNITS[unit]!);

/** Reasons with a number or another reason in them. */
const FORMS: readonly [RegExp, (parts: string[]) => string][] = [
  [/^older than what was watched: at least (.+)$/, ([ms]) => `지켜본 기간보다 오래됨: 최소 ${inUnits(ms!)}`],
  [/^the log start has moved only once since it is watched: at least (.+)$/, ([ms]) => movedOnce(inUnits(ms!))],
  [/^the log start offset did not move in the (.+) that it was watched$/, ([ms]) => stood(inUnits(ms!))],
  [/^half of the partitions have no lag, the worst has ([\d,]+) records?$/, ([lag]) => halfIdle(lag!)],
  [/^(\d+) at the present rates, more than the (\d+) partitions can use$/, ([needed, all]) => tooMany(needed!, all!)],
  [/^log end offset: (.+)$/, ([why]) => `로그 끝 오프셋: ${reasonInKorean(why!)}`],
  [/^log start offset: (.+)$/, ([why]) => `로그 시작 오프셋: ${reasonInKorean(why!)}`],
];

const movedOnce = (least: string) =>
  `${REASONS["the log start has moved only once since it is watched"]}: 최소 ${least}`;
const stood = (time: string) => `지켜본 ${time} 동안 로그 시작 오프셋이 움직이지 않음`;
const halfIdle = (lag: string) => `파티션의 절반에 랙이 없고, 가장 큰 랙은 레코드 ${lag}개`;
const tooMany = (needed: string, all: string) =>
  `지금 속도로는 ${needed}개 필요: 파티션 ${all}개가 쓸 수 있는 것보다 많음`;

/** A reason in Korean; as it came where this release has no words for it. */
export function reasonInKorean(reason: string): string {
  const plain = Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined;
  if (plain !== undefined) return plain;
  for (const [form, say] of FORMS) {
    const match = form.exec(reason);
    if (match) return say(match.slice(1));
  }
  return reason;
}
