/** What the timeline's tests share: notes on earlier days, of which the lab that was just started has none. */
import { expect, type APIRequestContext, type APIResponse } from "@playwright/test";
import { event } from "@/lib/api/contract";
import { CLUSTER } from "./world";

const DAY = 86_400_000;
const SEOUL = 9 * 3_600_000;

/** Half past midnight in Seoul, so many days ago: in UTC that is the day before. */
export const seoulNight = (daysAgo: number): number =>
  Math.floor((Date.now() + SEOUL) / DAY) * DAY - SEOUL - daysAgo * DAY + 1_800_000;

/** The calendar's day of a moment in Seoul. */
export const seoulDay = (at: number): string => new Date(at + SEOUL).toISOString().slice(0, 10);

/** Asks for a note to be written, once the server says that there is time for one more: other tests write theirs meanwhile. */
export async function writeNote(request: APIRequestContext, data: object, headers = {}): Promise<APIResponse> {
  for (;;) {
    const answer = await request.post("/api/v1/notes", { data, headers });
    if (answer.status() !== 429) return answer;
    await new Promise((resolve) => setTimeout(resolve, 1000 * Number(answer.headers()["retry-after"])));
  }
}

/** Writes `count` notes, a second apart from `at` on, and runs `look` while they stand. */
export async function withNotes(
  request: APIRequestContext,
  notes: { at: number; text: string; count: number; topic?: string }[],
  look: () => Promise<void>,
): Promise<void> {
  const ids: string[] = [];
  try {
    for (const { at, text, count, topic } of notes) {
      for (let one = 0; one < count; one++) {
        const data = { cluster: CLUSTER, at: at + one * 1000, text: `${text} ${one}`, topic };
        const made = await writeNote(request, data);
        expect(made.status(), await made.text()).toBe(201);
        ids.push(event.parse(await made.json()).id);
      }
    }
    await look();
  } finally {
    for (const id of ids) await request.delete(`/api/v1/notes/${id}`);
  }
}
