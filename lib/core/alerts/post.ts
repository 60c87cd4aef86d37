/** From what is owed to deliveries that wait; alerts about which nothing is owed any more are settled. */
import { followersByCause, owedOfAll, type Owing } from "./owing";
import { forgetOld, settle } from "./housekeeping";
import { reconcile, type Posted } from "./reconcile";
import type { Alert } from "./terms";
import type { Millis } from "../words/terms";

/** What posting brings up to date besides. */
export interface Posting extends Owing {
  firstMade: Map<string, Millis>;
}

export function post(posting: Posting): Posted & { settled: string[] } {
  const { list, outbox, firstMade, now } = posting;
  const followers = followersByCause(list);
  const owed = owedOfAll(posting, followers);
  const upToDate = (alert: Alert) => {
    const found = list.upToDate(alert, true);
    if (found !== alert) list.put(found);
    return found;
  };
  const sources = { upToDate, followersOf: ({ id }: Alert) => followers.get(id) ?? [] };
  const posted = reconcile(outbox, owed, { sources, now });
  for (const { alertIds, nextTryAt } of posted.made)
    for (const id of alertIds) if (!firstMade.has(id)) firstMade.set(id, nextTryAt);
  const about = new Set([...owed.map(({ alert }) => alert.id), ...outbox.all().flatMap(({ alertIds }) => alertIds)]);
  const settled = settle(list, (id) => about.has(id));
  for (const id of settled) firstMade.delete(id);
  forgetOld(list, now);
  for (const id of list.takeForgotten()) outbox.gaveUp.forget(id);
  return { ...posted, settled };
}
