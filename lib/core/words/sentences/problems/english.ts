import { asSentence } from "../english-parts";
import type { Said, SentencesOf, ProblemFacts } from "../facts";

/** Whole sentences, with the way out where there is one. */
export const problemsInEnglish = (english: (said: Said) => string): SentencesOf<ProblemFacts> => {
  const because = (reason: Said) => asSentence(english(reason));
  return {
    "problem.about": ({ what }) => what,
    "problem.because": ({ reason }) => because(reason),
    "problem.unread": ({ facts, of, name, reason }) =>
      `The ${facts} of ${of} "${name}" could not be read: ${because(reason)}`,
    "problem.unread-many": ({ facts, of, name, count, reason }) =>
      `The ${facts} of ${count} ${of}s, such as "${name}", could not be read: ${because(reason)}`,
    "problem.offset-unread": ({ group, topic, partition, reason }) =>
      `The offset of group "${group}" on ${topic}-${partition} could not be read: ${because(reason)}`,
    "problem.groups-unlisted": ({ broker, address, reason }) =>
      `The groups that broker ${broker} (${address}) coordinates could not be listed: ${because(reason)}`,
    "problem.groups-unseen": ({ leaderless, partitions, topic }) =>
      `${leaderless} of ${partitions} partitions of ${topic} have no leader: the groups stored there cannot be seen.`,
    "problem.no-topic": () =>
      "No topic visible: the cluster has none, or Tidemark's user may not see them (grant Describe on topics and on groups).",
    "problem.throttled": ({ ms }) =>
      `Throttled by a broker quota: Tidemark's requests were delayed by ${(ms / 1000).toFixed(1)} s in this cycle. ` +
      `Raise request_percentage or consumer_byte_rate for its user or client id, or lengthen the interval.`,
    "problem.no-such-partition": ({ group, topic, partition, count, more }) =>
      `Group "${group}" refers to partition ${partition} of topic "${topic}", which has ${count}: ignored.` +
      (more > 0 ? ` ${more} more such groups and topics.` : ""),
    "problem.open-transaction": (open) => {
      const message = english({ key: "happened.transaction", values: open });
      return (
        `${message.charAt(0).toUpperCase()}${message.slice(1)}. End or restart its producer, or abort it: ` +
        `kafka-transactions.sh abort --topic ${open.topic} --partition ${open.partition} --start-offset ${open.offset}.`
      );
    },
    "problem.kept": ({ reason }) => `${because(reason)} The previous one stays in use.`,
    "problem.certificate-expired": ({ date }) => `The certificate expired on ${date}. Renew it.`,
    "problem.certificate-expires": ({ date, days }) =>
      `The certificate expires on ${date}, in ${days} ${days === 1 ? "day" : "days"}. Renew it.`,
    "problem.metrics-left-out": ({ kinds, most }) =>
      `/metrics leaves out ${kinds.join(", ")}: they do not fit into metrics.maxSeries (${most}). ` +
      `Raise it, or remove it for no limit.`,
    "problem.cluster-unread": ({ cluster, brokers, reason }) =>
      `Cannot read cluster "${cluster}" at ${brokers}: ${because(reason)}`,

    "stream.off": () => "Switched off in the settings (stream).",
    "stream.not-running": () => "Not running.",
    "stream.unread": ({ topic, reason }) => `${topic} cannot be read: ${because(reason)}`,
    "stream.not-authorised": ({ topic, operations }) =>
      `Not authorised to read ${topic}: grant ${operations.join(" and ")} on topic ${topic} to Tidemark's user. ` +
      `Polling continues without it.`,
  };
};
