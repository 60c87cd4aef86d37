/** Names of what the query cache holds. */
export const keys = {
  clusters: ["clusters"] as const,
  groups: ["groups"] as const,
  group: (cluster: string, group: string) => ["group", cluster, group] as const,
  histories: ["history"] as const,
  events: ["events"] as const,
  lab: ["lab"] as const,
};
