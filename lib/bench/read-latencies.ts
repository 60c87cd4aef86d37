/** How long the server takes to answer what pages and tools ask for, one request after the other. */
import { planLoad, type LoadSize } from "@/lib/lab/load-plan";
import type { SizeFigures } from "./figures";
import { spreadOf } from "./quantiles";

const TIMES = 20;
/** At a size where answers take seconds, fewer say enough. */
const LONG_MS = 15_000;
const LEAST_TIMES = 3;
const HISTORY_MS = 60_000;

/** @param url the server's address */
export async function measureReads(url: string, cluster: string, size: LoadSize): Promise<SizeFigures["reads"]> {
  const group = planLoad({ ...size, groups: 1 }).groups[0]!.group;
  const ofGroup = `${url}/api/v1/clusters/${cluster}/groups/${group}`;
  const now = Date.now();
  const asked = {
    "all groups": `${url}/api/v1/groups`,
    "one group": ofGroup,
    "a group's last minute": `${ofGroup}/history?from=${now - HISTORY_MS}&to=${now}`,
    "/metrics": `${url}/metrics`,
    "/v3/kafka": `${url}/v3/kafka/${cluster}/consumer`,
  };
  const reads: SizeFigures["reads"] = [];
  for (const [what, address] of Object.entries(asked)) reads.push({ what, ...(await measure(address)) });
  return reads;
}

async function measure(address: string) {
  const times: number[] = [];
  let bytes = 0;
  const until = performance.now() + LONG_MS;
  for (let turn = 0; turn < TIMES && (turn < LEAST_TIMES || performance.now() < until); turn++) {
    const startedAt = performance.now();
    const answer = await fetch(address, { signal: AbortSignal.timeout(60_000) });
    bytes = (await answer.arrayBuffer()).byteLength;
    if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
    times.push(performance.now() - startedAt);
  }
  return { ms: spreadOf(times), bytes };
}
