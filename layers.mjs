/**
 * The architecture in one table: each room and what it may import. A room may always import itself;
 * `room/file.ts` opens that one file only. `eslint.config.mjs` turns this into lint.
 */
const settings = [
  "lib/core/words/settings.ts",
  "lib/core/words/settings-for.ts",
  "lib/core/words/working-times.ts",
  "lib/core/words/terms.ts",
  "lib/kafka/settings.ts",
  "lib/history/settings.ts",
  "lib/edge/settings.ts",
];

export const layers = {
  "lib/core": [],
  "lib/log": [],
  "lib/process": [],
  "lib/api": ["lib/core"],
  "lib/burrow": ["lib/core"],
  "lib/metrics": ["lib/core"],
  "lib/kafka": ["lib/core", "lib/log"],
  "lib/history": ["lib/core", "lib/log", "lib/process"],
  // Delivers what `lib/core/alerts` decides.
  "lib/alerts": ["lib/core", "lib/log"],
  "lib/live": ["lib/core", "lib/api"],
  // Charts as pictures, drawn on the server by the pages' own geometry.
  "lib/drawing": [
    "lib/core",
    "lib/history",
    "lib/live",
    "components/charts/round-ticks.ts",
    "components/charts/water.ts",
    "components/series/backdrop.ts",
    "components/series/series.ts",
  ],
  "lib/edge": ["lib/core", "lib/api/routes.ts"],
  "lib/config": [
    ...settings,
    "lib/api/evaluation-fields.ts",
    "lib/core/alerts/terms.ts",
    "lib/core/words/languages.ts",
    "lib/alerts",
  ],
  "lib/monitor": [
    "lib/core",
    "lib/api",
    "lib/kafka",
    "lib/history",
    "lib/alerts",
    "lib/live",
    "lib/drawing",
    "lib/metrics",
    "lib/edge",
    "lib/config",
    "lib/log",
  ],
  // What routes answer, from the running monitor.
  "lib/serve": [
    "lib/core",
    "lib/api",
    "lib/history",
    "lib/alerts",
    "lib/live",
    "lib/drawing",
    "lib/monitor",
    "lib/log",
  ],
  "lib/client": ["lib/core", "lib/api"],
  "lib/lab": ["lib/core", "lib/kafka/client.ts", "lib/log", "lib/process"],
  // Development only: it watches clusters as the server does.
  "lib/field": ["lib/core", "lib/kafka", "lib/lab", "lib/monitor/test-watch.ts", "lib/log", "lib/process"],
  // `lib/live`: the benchmark of the streams publishes by itself.
  "lib/bench": ["lib/core", "lib/api", "lib/history", "lib/lab", "lib/live", "lib/process", "lib/cli"],
  "lib/cli": [
    "lib/core",
    "lib/api",
    "lib/history",
    "lib/alerts",
    "lib/lab",
    "lib/field",
    "lib/config",
    "lib/process",
    "lib/bench",
  ],
  components: ["lib/core", "lib/api", "lib/client"],
  app: [
    "lib/core",
    "lib/api",
    "lib/client",
    "lib/monitor",
    "lib/serve",
    "lib/history",
    "lib/live",
    "lib/burrow",
    "lib/metrics",
    "components",
  ],
};

/** The floors of lib/core: each may import what stands before it, and none what comes after. */
export const floors = ["words", "numbers", "windows", "judge", "picture", "past", "alerts"].map(
  (name) => `lib/core/${name}`,
);

/** What pages share, in `components/`: each may import what stands before it. Every other folder there is a page's. */
export const shared = ["ui", "status", "charts", "series", "list", "commands", "shell"].map(
  (name) => `components/${name}`,
);

/** Files of pages' folders that others may import all the same: what one page is about is said in passing on others. */
export const lent = [
  // An alert, beside the group or the incident that it is about; over every page, that nobody is told, and browser notifications.
  ...["alert-notes.tsx", "group-alert.tsx", "group-mark.tsx", "mark.ts", "owner-of-group.ts", "places.tsx"].map(
    (name) => `components/alerts/${name}`,
  ),
  "components/alerts/browser-notices.tsx",
  "components/alerts/subject.tsx",
  "components/alerts/delivery-failure-banner.tsx",
  // The cases' drawings are those of the glossary, too.
  "components/case/status-drawings.tsx",
  // A word of the glossary where it stands on a page.
  "components/glossary/term.tsx",
  // A partition's page tells what happened to its group, and that the group is gone.
  "components/group/events-list.tsx",
  "components/group/group-gone.tsx",
  // A note is written from the charts of both.
  "components/group/chart-note.tsx",
  // The overview tells in one line what incidents are new.
  "components/incidents/news.ts",
  // A cluster's groups stand in the overview's order, with its counts.
  "components/overview/selection.ts",
  // Where what is set aside is seen, and set aside.
  "components/set-aside/aside-count.tsx",
  "components/set-aside/set-aside-link.tsx",
  // What happened, in the timeline's words; notes are written where their moment is seen.
  "components/timeline/event-what.tsx",
  "components/timeline/message-links.tsx",
  "components/timeline/note-dialog.tsx",
  "components/timeline/note-form.tsx",
];

/** Each outside package with IO or a runtime of its own has owning rooms; nobody else imports it. */
export const owners = {
  react: ["app", "components", "lib/client"],
  kafkajs: ["lib/kafka", "lib/lab", "lib/field"],
  "@platformatic/kafka": ["lib/kafka", "lib/lab", "lib/field"],
  "@prisma/client": ["lib/history"],
  "@prisma/adapter-pg": ["lib/history"],
  pg: ["lib/history"],
  hyparquet: ["lib/history"],
  "hyparquet-writer": ["lib/history"],
  recharts: ["components/charts"],
  "@tanstack/react-query": ["lib/client"],
  esbuild: ["lib/serve"],
  sharp: ["lib/drawing"],
  re2js: ["lib/history", "lib/client", "lib/kafka"],
  nodemailer: ["lib/alerts", "lib/lab"],
  liquidjs: ["lib/alerts"],
  "rrule-temporal": ["lib/alerts"],
  "request-filtering-agent": ["lib/alerts"],
  "ipaddr.js": ["lib/alerts"],
  pino: ["lib/log"],
  "prom-client": ["lib/metrics"],
  zod: [
    "lib/api",
    "lib/config",
    "lib/alerts",
    "lib/kafka/settings.ts",
    "lib/history/settings.ts",
    "lib/edge/settings.ts",
  ],
};
