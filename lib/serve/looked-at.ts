/** `POST /api/v1/looked-at`: the rows that a page shows are read between the cycles, too, for as long as it goes on saying so. */
import { lookedAtBody } from "@/lib/api/looked-at-contract";
import { readJson } from "@/lib/api/read-json";
import type { Runtime } from "../monitor/runtime";

/** As many rows as may be named, in long names. */
const MOST_BYTES = 200_000;

/** Takes in what a page shows. */
export async function serveLookedAt({ hub }: Pick<Runtime, "hub">, request: Request, now: number): Promise<Response> {
  const read = await readJson(request, lookedAtBody, MOST_BYTES);
  if (read instanceof Response) return read;
  hub.lookedAt.take(read.rows, now);
  return new Response(null, { status: 204 });
}
