/** How each kind of happening looks: its icon and its name in the catalogue. */
import {
  ArrowLeftRight,
  CircleX,
  CloudOff,
  Columns3,
  Flag,
  Rocket,
  Send,
  ShieldAlert,
  Trash2,
  Users,
  type LucideIcon,
} from "lucide-react";
import type { EventWire } from "@/lib/api/contract";
import { isGivenUp, noteKind, timelineKind, type TimelineKind } from "@/lib/core/past/timeline";

export const KIND_ICONS: Record<TimelineKind, LucideIcon> = {
  status: Users,
  "partition-status": Columns3,
  rebalance: ArrowLeftRight,
  "lag-lost": ShieldAlert,
  "collection-gap": CloudOff,
  "group-deleted": Trash2,
  message: Send,
  note: Flag,
};

/** Icon and name of one happening: a deployment is a note of its own kind, and a message that was given up looks like none. */
export function lookOf(event: EventWire): { icon: LucideIcon; name: TimelineKind | "deploy" | "given-up" } {
  const kind = timelineKind(event);
  if (noteKind(event) === "deploy") return { icon: Rocket, name: "deploy" };
  if (isGivenUp(event)) return { icon: CircleX, name: "given-up" };
  return { icon: KIND_ICONS[kind], name: kind };
}
