/** One cluster as a source of offsets: the poller and the commit stream behind the core's port. */
import type { OffsetSource, Poll, StreamEvent, StreamHealth } from "@/lib/core/words/collection";
import { messageOf } from "@/lib/core/words/sentences/english";
import { say } from "@/lib/core/words/sentences/facts";
import { logger } from "@/lib/log/log";
import { createAdminSource, type AdminSource } from "./admin-source";
import { BetweenPolls } from "./between-polls";
import { ClusterIdentity } from "./cluster-identity";
import { CommitStream } from "./commit-stream";
import { createScope } from "./name-filter";
import { sendsSecretOpenly } from "./open-secrets";
import type { ClusterSettings } from "./settings";
import { namesIn, UnlistedGroups } from "./unlisted-groups";

const log = logger("kafka");
const OPENLY = "the SASL secret of this cluster goes over the network as it is: set tls, or use SCRAM";

/**
 * A source for one cluster. Nothing is connected before the first call; a missing secret or certificate makes
 * `poll` reject and the stream unavailable, with the sentence that says which, until it is there; other clusters go on.
 *
 * @param name the cluster's name in the settings, for messages
 */
export function createClusterSource(name: string, settings: ClusterSettings): OffsetSource {
  if (sendsSecretOpenly(settings)) log.warn({ cluster: name }, OPENLY);
  const scope = createScope(settings);
  const unlisted = new UnlistedGroups(namesIn(settings.groups.include ?? []).filter((group) => scope.group(group)));
  const identity = new ClusterIdentity(settings.clusterId);
  let admin: AdminSource | null = null;
  let between: BetweenPolls | null = null;
  let stream: CommitStream | null = null;
  let health: StreamHealth | null = null;
  let closed = false;

  const closedError = () => new Error(`The source of cluster "${name}" is closed.`);
  // Members commit all their partitions at once: the answer is mostly that of the event before.
  let last = { group: "", topic: "", wanted: false };
  const inScope = (event: StreamEvent) => {
    const { group } = event;
    if (event.kind === "group") {
      const wanted = scope.group(group);
      if (event.deleted) unlisted.forget(group);
      else if (wanted) unlisted.suggest(group, event.type);
      return wanted;
    }
    const { topic } = event;
    if (last.group !== group || last.topic !== topic) {
      last = { group, topic, wanted: scope.group(group) && scope.topic(topic) };
      if (last.wanted && event.kind === "commit") unlisted.suggest(group);
    }
    return last.wanted;
  };

  return {
    async poll(now) {
      if (closed) throw closedError();
      admin ??= createAdminSource(name, settings, unlisted, identity);
      const poll = await admin.poll(now);
      // A poll that was cut off looks like a cluster that is away: nobody may take it for a measurement.
      if (closed) throw closedError();
      return withStream(poll, health);
    },

    async readBetween(question, now) {
      if (closed) throw closedError();
      between ??= new BetweenPolls(settings, identity);
      return between.read(question, now);
    },

    async startStream(onEvents, onHealth) {
      if (closed) return;
      const report = (next: StreamHealth) => onHealth((health = next));
      const idle = { since: Date.now(), records: 0, skipped: 0 };
      if (!settings.stream) {
        const { message: reason, said } = messageOf(say("stream.off", {}));
        return report({ ...idle, state: "off", reason, said });
      }
      const listener = {
        events: (events: readonly StreamEvent[]) => {
          const wanted = events.filter(inScope);
          if (wanted.length > 0) onEvents(wanted);
        },
        health: report,
      };
      stream = new CommitStream(settings, listener, Date.now, identity);
      await stream.start();
    },

    expectCluster: (clusterId) => identity.expect(clusterId),

    expectGroups(groups) {
      for (const group of groups) if (scope.group(group)) unlisted.suggest(group);
    },

    async close() {
      closed = true;
      await Promise.all([admin?.close(), between?.close(), stream?.close()]);
    },
  };
}

/** The poll with the stream's trouble among its problems. */
function withStream(poll: Poll, health: StreamHealth | null): Poll {
  if (health?.state !== "unavailable") return poll;
  const { said = say("stream.not-running", {}), rights } = health;
  const problem = { ...messageOf(said), ...(rights ? { rights } : {}) };
  return { ...poll, problems: [...poll.problems, { what: "commit stream", subject: null, ...problem }] };
}
