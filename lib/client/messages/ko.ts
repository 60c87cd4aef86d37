/** Korean. */
import common from "./ko/common.json" with { type: "json" };
import shell from "./ko/shell.json" with { type: "json" };
import status from "./ko/status.json" with { type: "json" };
import time from "./ko/time.json" with { type: "json" };
import overview from "./ko/overview.json" with { type: "json" };
import group from "./ko/group.json" with { type: "json" };
import partition from "./ko/partition.json" with { type: "json" };
import topic from "./ko/topic.json" with { type: "json" };
import timeline from "./ko/timeline.json" with { type: "json" };
import cluster from "./ko/cluster.json" with { type: "json" };
import cases from "./ko/cases.json" with { type: "json" };
import wall from "./ko/wall.json" with { type: "json" };
import lab from "./ko/lab.json" with { type: "json" };
import alerts from "./ko/alerts.json" with { type: "json" };
import setAside from "./ko/set-aside.json" with { type: "json" };
import incidents from "./ko/incidents.json" with { type: "json" };
import commands from "./ko/commands.json" with { type: "json" };
import charts from "./ko/charts.json" with { type: "json" };
import type { Messages } from "./en";

export const ko = {
  common,
  shell,
  status,
  time,
  overview,
  group,
  partition,
  topic,
  timeline,
  cluster,
  cases,
  wall,
  lab,
  alerts,
  setAside,
  commands,
  incidents,
  charts,
} satisfies Messages;
