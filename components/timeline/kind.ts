/** How each kind of happening looks: its icon and its name in the catalogue. */
import {
  ArrowLeftRight,
  CloudOff,
  Columns3,
  Flag,
  Rocket,
  ShieldAlert,
  Trash2,
  Users,
  type LucideIcon,
} from "lucide-react";
import type { EventWire } from "@/lib/api/contract";
import { noteKind, timelineKind, type TimelineKind } from "@/lib/core/past/timeline";

export const KIND_ICONS: Record<TimelineKind, LucideIcon> = {
  status: Users,
  "partition-status": Columns3,
  rebalance: ArrowLeftRight,
  "lag-lost": ShieldAlert,
  "collection-gap": CloudOff,
  "group-deleted": Trash2,
  note: Flag,
};

/** Icon and name of one happening: a deployment is a note of its own kind. */
export function lookOf(event: EventWire): { icon: LucideIcon; name: TimelineKind | "deploy" } {
  const kind = timelineKind(event);
  if (noteKind(event) === "deploy") return { icon: Rocket, name: "deploy" };
  return { icon: KIND_ICONS[kind], name: kind };
}
