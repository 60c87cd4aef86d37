/** What each address under `/api` is for, what it takes and what it answers: the sentences of the OpenAPI document. */
import { z } from "zod";
import * as cases from "./cases-contract";
import * as contract from "./contract";
import * as events from "./events-contract";
import { exportQuery } from "./export-contract";
import { lookedAtBody } from "./looked-at-contract";
import { streamEvents, streamQuery } from "./stream-contract";
import * as moments from "./moment-contract";
import * as past from "./past-contract";
import * as pictures from "./picture-contract";
import * as habits from "./habits-contract";
import * as replay from "./replay-contract";
import * as aside from "./set-aside-contract";
import * as statuses from "./statuses-contract";
import * as topics from "./topic-contract";
import * as incidents from "./incidents-contract";
import { describedAlertRoutes } from "./described-alert-routes";
import type { DescribedRoute } from "./described-route";

const clusterAndGroup = ["cluster", "group"];
const clusterAndTopic = ["cluster", "topic"];
const partitionPath = "/api/v1/clusters/{cluster}/groups/{group}/topics/{topic}/partitions/{partition}" as const;

export const describedRoutes: DescribedRoute[] = [
  {
    path: "/api/v1/openapi.json",
    method: "get",
    summary: "This document",
    answer: z.looseObject({ openapi: z.string() }),
  },
  {
    path: "/api/v1/stream",
    method: "get",
    summary: `Server-sent events: ${Object.keys(streamEvents).join(", ")}`,
    description: "The whole picture first, then changes. Header Last-Event-ID: only what came after that event.",
    query: streamQuery,
    answer: null,
    files: ["text/event-stream"],
  },
  {
    path: "/api/v1/looked-at",
    method: "post",
    summary:
      "Say which rows of the stream's scope `groups` are on a screen: they are read between the collection cycles, too, for 20 s",
    body: lookedAtBody,
    answer: null,
  },
  {
    path: "/api/v1/clusters",
    method: "get",
    summary: "All clusters: health, brokers, sources, cycle times",
    answer: contract.clustersAnswer,
  },
  {
    path: "/api/v1/groups",
    method: "get",
    summary: "All consumer groups as rows",
    query: contract.groupsQuery,
    answer: contract.groupsAnswer,
  },
  {
    path: "/api/v1/groups/moment",
    method: "get",
    summary:
      "All consumer groups as they were at a stored moment, as rows: those of the last tick at or before it, cluster by cluster",
    description:
      "Groups that came later are absent, those that are gone by now are not. Other evaluations may take all places: 503.",
    query: moments.clustersMomentQuery,
    answer: moments.groupsMomentAnswer,
  },
  {
    path: "/api/v1/clusters/{cluster}/groups/{group}",
    method: "get",
    summary: "One consumer group with partitions, members and findings",
    params: clusterAndGroup,
    answer: contract.groupDetail,
  },
  {
    path: "/api/v1/clusters/{cluster}/groups/{group}/history",
    method: "get",
    summary: "Offsets and lag of a group in a time range, gaps kept",
    params: clusterAndGroup,
    query: contract.historyQuery,
    answer: contract.historyAnswer,
  },
  {
    path: "/api/v1/clusters/{cluster}/groups/{group}/chart.svg",
    method: "get",
    summary: "A picture of a partition's chart, for messages and reports; without `from` and `to`, of the last hour",
    description:
      "Without `partition`, of the one that was worst at the end of the range: of the topic, or of the whole group. " +
      "`utcOffset` is in minutes, and is the zone that the picture names. One picture is drawn at a time.",
    params: clusterAndGroup,
    query: pictures.pictureQuery,
    answer: null,
    files: ["image/svg+xml"],
  },
  {
    path: "/api/v1/clusters/{cluster}/groups/{group}/chart.png",
    method: "get",
    summary: "The same picture as PNG, in twice as many pixels",
    params: clusterAndGroup,
    query: pictures.pictureQuery,
    answer: null,
    files: ["image/png"],
  },
  {
    path: "/api/v1/clusters/{cluster}/groups/{group}/replay",
    method: "get",
    summary:
      "Judge a stored past again, under other settings: per partition the statuses as they were and as they would " +
      "have been. At most 24 hours and 200,000 readings",
    params: clusterAndGroup,
    query: replay.groupReplayQuery,
    answer: replay.groupReplayAnswer,
  },
  {
    path: "/api/v1/clusters/{cluster}/groups/{group}/moment",
    method: "get",
    summary: "A group as it was at a stored moment: its numbers, statuses and reasons at the last tick at or before it",
    params: clusterAndGroup,
    query: past.momentQuery,
    answer: past.groupMomentAnswer,
  },
  {
    path: `${partitionPath}/moment`,
    method: "get",
    summary:
      "One stored tick of a partition: its exact numbers, what was reported of it, and what the rules say and saw, judged again",
    params: [...clusterAndGroup, "topic", "partition"],
    query: past.momentQuery,
    answer: past.momentAnswer,
  },
  {
    path: `${partitionPath}/past`,
    method: "get",
    summary:
      "What was reported in a range of a partition's past (24 hours at most), what the rules find in it, judged again, and the " +
      "distances of its commits",
    params: [...clusterAndGroup, "topic", "partition"],
    query: past.pastQuery,
    answer: past.pastAnswer,
  },
  {
    path: "/api/v1/clusters/{cluster}/groups/{group}/habits",
    method: "get",
    summary:
      "What was learned of a group over days and weeks, by topic: of the one asked for, else of the 20 that come first by name",
    params: clusterAndGroup,
    query: habits.habitsQuery,
    answer: habits.habitsAnswer,
  },
  {
    path: "/api/v1/clusters/{cluster}/groups/{group}/topics/{topic}/habits",
    method: "delete",
    summary: "Forget what was learned of a group on a topic",
    params: [...clusterAndGroup, "topic"],
    answer: null,
  },
  {
    path: "/api/v1/clusters/{cluster}/groups/{group}/topics/{topic}/habits",
    method: "post",
    summary:
      "Say that something is normal: silence for up to `silenceMs` while records wait, which goes before what is learned " +
      "and before the file; or the trouble that was told between `from` and `to`, which is learned then",
    params: [...clusterAndGroup, "topic"],
    body: habits.normalBody,
    status: 201,
    answer: habits.habitsOfTopic,
  },
  {
    path: "/api/v1/clusters/{cluster}/groups/{group}/topics/{topic}/habits/declared",
    method: "delete",
    summary: "Take back for how long silence is normal: what is learned counts again",
    params: [...clusterAndGroup, "topic"],
    answer: null,
  },
  {
    path: "/api/v1/topics",
    method: "get",
    summary: "All topics as rows: partitions, groups, what is written and retained, who loses records",
    query: topics.topicsQuery,
    answer: topics.topicsAnswer,
  },
  {
    path: "/api/v1/topics/moment",
    method: "get",
    summary:
      "All topics as they were at a stored moment, as rows: those of the last tick at or before it, cluster by cluster",
    description: "As of `/api/v1/groups/moment`. Replicas and the cleanup policy are not stored.",
    query: moments.clustersMomentQuery,
    answer: moments.topicsMomentAnswer,
  },
  {
    path: "/api/v1/clusters/{cluster}/topics/{topic}",
    method: "get",
    summary: "One topic with its partitions and the groups on it, worst first, page by page",
    params: clusterAndTopic,
    query: topics.topicQuery,
    answer: topics.topicDetail,
  },
  {
    path: "/api/v1/clusters/{cluster}/topics/{topic}/history",
    method: "get",
    summary: "A topic in a time range: its logs, and lag and rate of the groups on it at its end (8 at most), in sums",
    params: clusterAndTopic,
    query: topics.topicHistoryQuery,
    answer: topics.topicHistoryAnswer,
  },
  {
    path: "/api/v1/clusters/{cluster}/topics/{topic}/moment",
    method: "get",
    summary: "A topic as it was at a stored moment: its logs, and a page of the groups that read it then, worst first",
    params: clusterAndTopic,
    query: moments.topicMomentQuery,
    answer: moments.topicMomentAnswer,
  },
  {
    path: "/api/v1/events",
    method: "get",
    summary:
      "Status changes, rebalances, lost records, collection gaps, messages that were sent or given up (kind `message`; " +
      "receiver, delivery, kind, outcome and problems in `said.values`), and notes, newest first, page by page",
    query: events.eventsQuery,
    answer: contract.eventsAnswer,
  },
  {
    path: "/api/v1/events/counts",
    method: "get",
    summary: "How many of them fall into each step of the range, by severity",
    query: events.eventCountsQuery,
    answer: events.eventCountsAnswer,
  },
  {
    path: "/api/v1/notes",
    method: "post",
    summary: "Write a note or a deployment on the timeline; it shows on the charts of its group, topic or cluster",
    body: events.noteBody,
    status: 201,
    answer: contract.event,
  },
  {
    path: "/api/v1/notes/{id}",
    method: "delete",
    summary: "Delete a note that a person wrote",
    params: ["id"],
    answer: null,
  },
  {
    path: "/api/v1/set-aside",
    method: "get",
    summary: "Groups that people set aside: they are judged and shown, but count as no trouble. Newest entry first",
    answer: aside.setAsideAnswer,
  },
  {
    path: "/api/v1/set-aside",
    method: "post",
    summary: "Set groups aside by a pattern of their names, from the next cycle on; `*` stands for any characters",
    body: aside.setAsideBody,
    status: 201,
    answer: aside.setAsideEntry,
  },
  {
    path: "/api/v1/set-aside/{id}",
    method: "delete",
    summary: "Take back what was set aside",
    params: ["id"],
    answer: null,
  },
  {
    path: "/api/v1/incidents",
    method: "get",
    summary:
      "Incidents: those that are open, the worst first, then those that ended, the latest end first, page by page",
    description: "An incident is what an alert tells of, whether or not anybody is told of it.",
    query: incidents.incidentsQuery,
    answer: incidents.incidentsAnswer,
  },
  {
    path: "/api/v1/incidents/{id}",
    method: "get",
    summary: "One incident with its story: first sign, what happened, who was told, who looked after it, its end",
    params: ["id"],
    query: incidents.incidentQuery,
    answer: incidents.incidentAnswer,
  },
  {
    path: "/api/v1/incidents/{id}/report.md",
    method: "get",
    summary: "The same as Markdown, for a post-mortem: times in UTC and in the zone that is asked for",
    params: ["id"],
    query: incidents.incidentReportQuery,
    answer: null,
    files: ["text/markdown"],
  },
  {
    path: "/api/v1/cases",
    method: "get",
    summary: "Which groups were in which case during a range, and since when",
    query: cases.casesQuery,
    answer: cases.casesAnswer,
  },
  {
    path: "/api/v1/statuses",
    method: "get",
    summary: "Every group's status over a time range, in few steps; within a step the worst is told",
    query: statuses.statusesQuery,
    answer: statuses.statusesAnswer,
  },
  {
    path: "/api/v1/export",
    method: "get",
    summary:
      "Stored ticks of a cluster, or of one of its groups, in a range, as CSV or Parquet: a row per group and " +
      "partition at each moment in full resolution. `npm run history -- import` takes it in elsewhere",
    query: exportQuery,
    answer: null,
    files: ["text/csv", "application/vnd.apache.parquet"],
  },
  {
    path: "/api/v1/replay",
    method: "post",
    summary:
      "Run a trace, or an array of traces, through the rules; format and answer are those of `npm run replay`. " +
      "At most 20 MB and 200,000 evaluations; integers beyond 2^53 keep their digits",
    body: replay.replayBody,
    answer: replay.replayAnswer,
  },
  {
    path: "/api/v1/lab",
    method: "get",
    summary: "The lab's scenarios; 404 where no lab runs",
    answer: contract.labAnswer,
  },
  {
    path: "/api/v1/lab/{scenario}/{action}",
    method: "post",
    summary: "Do something in the lab",
    body: z.object({}),
    params: ["scenario", "action"],
    answer: contract.labAnswer,
  },
  ...describedAlertRoutes,
];
