/** Parts of Korean sentences that several subjects share. */
import { formatCount, formatDuration, type DurationUnits } from "../format";
import type { Millis } from "../terms";

const UNITS: DurationUnits = { ms: "밀리초", s: "초", min: "분", h: "시간", d: "일" };

/** "45초", "2시간 5분". */
export const duration = (ms: Millis | null) => (ms === null ? "알 수 없는 시간" : formatDuration(ms, UNITS));

/** "최소 16분": never more than it is. */
export const least = (ms: Millis) => `최소 ${formatDuration(ms, UNITS, "down")}`;

/** So many records wait, as a sentence. */
export const waits = (lag: string) => `레코드 ${formatCount(lag)}개가 대기 중입니다.`;

/** "(프로듀서 ID 7, 트랜잭션 ID "pay-1")", as far as it is known. */
export function whose({ producerId, transactionalId }: { producerId: string | null; transactionalId: string | null }) {
  if (producerId === null) return "";
  return `(프로듀서 ID ${producerId}${transactionalId === null ? "" : `, 트랜잭션 ID "${transactionalId}"`})`;
}
