/** English: the language that the others are measured by. A namespace per page or room of `components/`. */
import common from "./en/common.json" with { type: "json" };
import shell from "./en/shell.json" with { type: "json" };
import status from "./en/status.json" with { type: "json" };
import time from "./en/time.json" with { type: "json" };
import overview from "./en/overview.json" with { type: "json" };
import group from "./en/group.json" with { type: "json" };
import partition from "./en/partition.json" with { type: "json" };
import topic from "./en/topic.json" with { type: "json" };
import timeline from "./en/timeline.json" with { type: "json" };
import cluster from "./en/cluster.json" with { type: "json" };
import cases from "./en/cases.json" with { type: "json" };
import wall from "./en/wall.json" with { type: "json" };
import lab from "./en/lab.json" with { type: "json" };
import alerts from "./en/alerts.json" with { type: "json" };
import setAside from "./en/set-aside.json" with { type: "json" };
import incidents from "./en/incidents.json" with { type: "json" };
import commands from "./en/commands.json" with { type: "json" };
import charts from "./en/charts.json" with { type: "json" };

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
  alerts,
  setAside,
  commands,
  incidents,
  charts,
};

export type Messages = typeof en;
