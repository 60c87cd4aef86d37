/** Korean. */
import common from "./ko/common.json";
import shell from "./ko/shell.json";
import status from "./ko/status.json";
import time from "./ko/time.json";
import overview from "./ko/overview.json";
import group from "./ko/group.json";
import partition from "./ko/partition.json";
import topic from "./ko/topic.json";
import timeline from "./ko/timeline.json";
import cluster from "./ko/cluster.json";
import cases from "./ko/cases.json";
import wall from "./ko/wall.json";
import lab from "./ko/lab.json";
import charts from "./ko/charts.json";
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
  charts,
} satisfies Messages;
