/** The addresses under `/api` and what each takes. The edge refuses all others; the OpenAPI document describes these. */

export type ApiMethod = "GET" | "POST" | "DELETE";

const GROUP = "/api/v1/clusters/{cluster}/groups/{group}";
const TOPIC = "/api/v1/clusters/{cluster}/topics/{topic}";
const ALERTS = "/api/v1/alerts";
const PARTITION = `${GROUP}/topics/{topic}/partitions/{partition}` as const;

/** A segment in braces stands for a name. */
export const API_ROUTES = {
  "/api/v1/openapi.json": ["GET"],
  "/api/v1/stream": ["GET"],
  "/api/v1/looked-at": ["POST"],
  "/api/v1/clusters": ["GET"],
  "/api/v1/groups": ["GET"],
  "/api/v1/groups/moment": ["GET"],
  [GROUP]: ["GET"],
  [`${GROUP}/history`]: ["GET"],
  [`${GROUP}/moment`]: ["GET"],
  [`${GROUP}/chart.svg`]: ["GET"],
  [`${GROUP}/chart.png`]: ["GET"],
  [`${GROUP}/replay`]: ["GET"],
  [`${GROUP}/habits`]: ["GET"],
  [`${GROUP}/topics/{topic}/habits`]: ["POST", "DELETE"],
  [`${GROUP}/topics/{topic}/habits/declared`]: ["DELETE"],
  [`${PARTITION}/moment`]: ["GET"],
  [`${PARTITION}/past`]: ["GET"],
  "/api/v1/topics": ["GET"],
  "/api/v1/topics/moment": ["GET"],
  [TOPIC]: ["GET"],
  [`${TOPIC}/history`]: ["GET"],
  [`${TOPIC}/moment`]: ["GET"],
  "/api/v1/events": ["GET"],
  "/api/v1/events/counts": ["GET"],
  "/api/v1/notes": ["POST"],
  "/api/v1/notes/{id}": ["DELETE"],
  "/api/v1/set-aside": ["GET", "POST"],
  "/api/v1/set-aside/{id}": ["DELETE"],
  [ALERTS]: ["GET"],
  [`${ALERTS}/silences`]: ["GET", "POST"],
  [`${ALERTS}/silences/preview`]: ["POST"],
  [`${ALERTS}/silences/{id}`]: ["DELETE"],
  [`${ALERTS}/policy`]: ["GET"],
  [`${ALERTS}/receivers`]: ["POST"],
  [`${ALERTS}/receivers/{name}`]: ["DELETE"],
  [`${ALERTS}/receivers/{name}/test`]: ["POST"],
  [`${ALERTS}/routes`]: ["POST"],
  [`${ALERTS}/routes/{id}`]: ["DELETE"],
  [`${ALERTS}/route-test`]: ["GET"],
  [`${ALERTS}/deliveries`]: ["GET"],
  [`${ALERTS}/deliveries/{id}`]: ["GET"],
  [`${ALERTS}/backtest`]: ["POST"],
  [`${ALERTS}/links/{token}`]: ["GET", "POST"],
  [`${ALERTS}/{id}/acknowledgement`]: ["POST", "DELETE"],
  "/api/v1/incidents": ["GET"],
  "/api/v1/incidents/{id}": ["GET"],
  "/api/v1/incidents/{id}/report.md": ["GET"],
  "/api/v1/cases": ["GET"],
  "/api/v1/statuses": ["GET"],
  "/api/v1/export": ["GET"],
  "/api/v1/replay": ["POST"],
  "/api/v1/lab": ["GET"],
  "/api/v1/lab/{scenario}/{action}": ["POST"],
} as const satisfies Record<string, readonly ApiMethod[]>;

const templates = Object.entries(API_ROUTES).map(([path, methods]) => [path.split("/"), withImplied(methods)] as const);

/** The methods that a path takes, as it was sent (percent-encoded); null where there is no such address. */
export function apiMethods(path: string): readonly string[] | null {
  const given = path.split("/");
  const found = templates.find(([template]) => fits(template, given));
  return found ? found[1] : null;
}

/** What can be read can be asked for its headers alone, and everything can be asked what it takes. */
function withImplied(methods: readonly ApiMethod[]): string[] {
  return [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"];
}

function fits(template: readonly string[], given: readonly string[]): boolean {
  return (
    template.length === given.length &&
    template.every((part, i) => (part.startsWith("{") ? given[i] !== "" : part === given[i]))
  );
}
