/** Names of what the query cache holds. */
export const keys = {
  clusters: ["clusters"] as const,
  groups: ["groups"] as const,
  /** When what the page shows of each cluster was read between two cycles. */
  quick: ["quick"] as const,
  groupDetails: ["group"] as const,
  group: (cluster: string, group: string) => ["group", cluster, group] as const,
  habits: (cluster: string, group: string) => ["habits", cluster, group] as const,
  habitsOfTopic: (cluster: string, group: string, topic: string) => ["habits", cluster, group, topic] as const,
  wall: (of: { cluster?: string; q?: string; status?: string }) => ["wall", of.cluster, of.q, of.status] as const,
  histories: ["history"] as const,
  events: ["events"] as const,
  timeline: ["timeline"] as const,
  setAside: ["set-aside"] as const,
  /** What fires; the parts below are apart, for they change at other times. */
  alerts: ["alerts"] as const,
  alertPolicy: ["alert-policy"] as const,
  silences: ["silences"] as const,
  deliveries: ["deliveries"] as const,
  incidents: ["incidents"] as const,
  lab: ["lab"] as const,
};
