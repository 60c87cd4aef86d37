/** Goes through all alerts of a book for what is owed about each. */
import { clusterOf } from "./subject";
import { subjectedOf } from "./fits";
import { owedTo, type Around, type Owed } from "./owed";
import { silencedBy } from "./silences";
import type { AlertList } from "./alert-list";
import type { Outbox } from "./outbox";
import type { Targets } from "./targets";
import type { Alert, Silence } from "./terms";
import type { Millis } from "../words/terms";

/** Alerts, open and ended, one of each id. */
export interface KnownAlerts {
  all(): Iterable<Alert>;
  get(id: string): Alert | undefined;
}

export interface Owing {
  list: AlertList;
  outbox: Outbox;
  targets: Targets;
  /** Silences that are in force now. */
  active: readonly Silence[];
  /** When a message about an alert was first made. */
  firstMade: ReadonlyMap<string, Millis>;
  /** Whether a cause is suspected in a cluster. */
  isDoubtful: (cluster: string) => boolean;
  now: Millis;
}

/** Open alerts by the cause that they follow from, and by what that follows from in its turn. */
export function followersByCause(list: KnownAlerts): Map<string, Alert[]> {
  const followers = new Map<string, Alert[]>();
  for (const alert of list.all()) {
    if (alert.cause === null || alert.endedAt !== null) continue;
    const direct = list.get(alert.cause);
    const root = direct?.cause ?? alert.cause;
    for (const id of new Set([alert.cause, root])) {
      const known = followers.get(id);
      if (known) known.push(alert);
      else followers.set(id, [alert]);
    }
  }
  return followers;
}

/** All that is owed now, or will be if nothing changes. */
export function owedOfAll(owing: Owing, followers: ReadonlyMap<string, readonly Alert[]>): Owed[] {
  const blind = new Map<string, boolean>();
  const isSilenced = (alert: Alert) => silencedBy(owing.active, owing.targets.policy, subjectedOf(alert)) !== null;
  const loud = (alert: Alert) => !isSilenced(alert);
  const owed: Owed[] = [];
  for (const alert of owing.list.all()) {
    const theirs = (followers.get(alert.id) ?? []).filter(loud);
    const seen = { isSilenced: isSilenced(alert), isBlind: isBlind(owing, alert, blind) };
    owed.push(...owedOf(alert, theirs, seen, owing));
  }
  return owed;
}

function owedOf(
  alert: Alert,
  followers: readonly Alert[],
  seen: Pick<Around, "isSilenced" | "isBlind">,
  owing: Owing,
): Owed[] {
  const { targets, outbox, firstMade, now } = owing;
  const cluster = clusterOf(alert.subject);
  const meant = targets.ofCause(alert, followers);
  const all = Object.keys(alert.notified).length > 0 ? [...meant, ...targets.ofReceipts(alert, meant)] : meant;
  return all.flatMap((target) => {
    const receiver = targets.receivers.get(target.receiver);
    if (!receiver) return [];
    const waiting = outbox.waits(target.rules.id, target.receiver, cluster, alert.id);
    const found = owedTo(alert, target, receiver, {
      ...{ now, ...seen },
      firstMade: firstMade.get(alert.id) ?? null,
      waiting: waiting?.state ?? null,
      mayBeNotified: waiting?.mayBeNotified ?? false,
      gaveUp: outbox.gaveUp.of(target.receiver, alert.id),
    });
    return found ?? [];
  });
}

/** While a cluster cannot be read nothing else is told of it: what was seen last may not be so any more, or have a cause. */
function isBlind({ list, isDoubtful }: Owing, { subject }: Alert, known: Map<string, boolean>): boolean {
  const cluster = clusterOf(subject);
  if (cluster === null || subject.kind === "cluster") return false;
  const before = known.get(cluster);
  if (before !== undefined) return before;
  const blind = isDoubtful(cluster) || list.isOpen({ kind: "cluster", cluster });
  known.set(cluster, blind);
  return blind;
}
