/** The choice of a version for a request and a broker; which release a broker is like, where there is no choice. */
import type { API } from "@platformatic/kafka";
import { say } from "@/lib/core/words/sentences/facts";
import { ReasonError } from "@/lib/core/words/sentences/reason-error";
import type { SupportedVersions } from "./api-versions-codec";
import type { RequestKind } from "./request";

/** What came with each release: an API key and a version that no release before it speaks. Newest first. */
const CAME_WITH: readonly (readonly [release: string, key: number, version: number])[] = [
  ["4.2", 90, 1],
  ["4.1", 90, 0],
  ["4.0", 69, 1],
  ["3.9", 1, 17],
  ["3.8", 16, 5],
  ["3.7", 1, 16],
  ["3.5", 1, 15],
  ["3.1", 1, 13],
  ["3.0", 9, 8],
  ["2.8", 3, 10],
  ["2.7", 1, 12],
  ["2.6", 16, 4],
  ["2.5", 9, 7],
  ["2.4", 18, 3],
  ["2.3", 1, 11],
  ["2.2", 2, 5],
  ["2.1", 9, 5],
  ["2.0", 1, 8],
  ["1.0", 1, 6],
  ["0.11", 1, 4],
];

/** The newest release all of whose requests the broker may speak: "2.8"; null before 0.11. Compatible brokers are like one. */
export function releaseOf(supported: SupportedVersions): string | null {
  const mark = CAME_WITH.find(([, key, version]) => (supported.get(key)?.maxVersion ?? -1) >= version);
  return mark?.[0] ?? null;
}

/** A broker that does not speak a request in any version known here. */
class UnsupportedError extends ReasonError {
  constructor({ name, since, versions }: RequestKind<never, unknown>, supported: SupportedVersions) {
    const [newest] = versions;
    const range = newest && supported.get(newest.key);
    const isNewer = range !== undefined && range.minVersion > newest!.version;
    super(
      isNewer
        ? say("kafka.spoken-newer", { request: name })
        : say("kafka.unspoken", { release: releaseOf(supported), request: name, since: since ?? null }),
    );
  }
}

/** The request in the newest version that the broker speaks, too. Throws an `UnspokenError` where there is none. */
export function chooseVersion<Arguments extends unknown[], Response>(
  kind: RequestKind<Arguments, Response>,
  supported: SupportedVersions,
): API<Arguments, Response> {
  const api = kind.versions.find(({ key, version }) => {
    const range = supported.get(key);
    return range && version >= range.minVersion && version <= range.maxVersion;
  });
  if (!api) throw new UnsupportedError(kind, supported);
  return api;
}
