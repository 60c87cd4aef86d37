/** English: the language that the others are measured by. A namespace per page or room of `components/`. */
import common from "./en/common.json";
import shell from "./en/shell.json";
import status from "./en/status.json";
import time from "./en/time.json";
import overview from "./en/overview.json";
import group from "./en/group.json";
import partition from "./en/partition.json";
import topic from "./en/topic.json";
import timeline from "./en/timeline.json";
import cluster from "./en/cluster.json";
import cases from "./en/cases.json";
import wall from "./en/wall.json";
import lab from "./en/lab.json";
import charts from "./en/charts.json";

export const en = {
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
};

export type Messages = typeof en;
