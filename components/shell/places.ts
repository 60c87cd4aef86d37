/** Where one can go. A page is one line here. */
"use client";

import { usePathname } from "next/navigation";
import {
  BellRing,
  BookA,
  BookOpen,
  FlaskConical,
  History,
  LayoutList,
  ListTree,
  MonitorPlay,
  Server,
  Siren,
  type LucideIcon,
} from "lucide-react";
import { useStreamState } from "@/lib/client/live-stream";
import type { Messages } from "@/lib/client/messages/en";

export interface Place {
  href: string;
  /** In the words of `shell`. */
  label: keyof Messages["shell"] & string;
  icon: LucideIcon;
  /** The second key of its shortcut: "g" and then this one. */
  key: string;
  /** Among the others there is no room for it along the top of a page. */
  aside?: true;
  /** True for paths under which the place is marked as current. */
  owns(path: string): boolean;
}

const under = (prefix: string) => (path: string) => path === prefix || path.startsWith(`${prefix}/`);
const ofGroup = (path: string) => under("/clusters")(path) && path.includes("/groups/");
const ofTopic = (path: string) => under("/clusters")(path) && path.includes("/topics/") && !ofGroup(path);

/** In this order; a phone has room for the first four, the others stand under "More". */
const PLACES: Place[] = [
  { href: "/", label: "overview", icon: LayoutList, key: "o", owns: (path) => path === "/" || ofGroup(path) },
  { href: "/alerts", label: "alerts", icon: BellRing, key: "a", owns: under("/alerts") },
  { href: "/cases", label: "cases", icon: BookOpen, key: "c", owns: under("/cases") },
  { href: "/timeline", label: "timeline", icon: History, key: "t", owns: under("/timeline") },
  {
    href: "/topics",
    label: "topics",
    icon: ListTree,
    key: "p",
    owns: (path) => under("/topics")(path) || ofTopic(path),
  },
  {
    href: "/clusters",
    label: "clusters",
    icon: Server,
    key: "k",
    owns: (path) => under("/clusters")(path) && !ofGroup(path) && !ofTopic(path),
  },
  { href: "/incidents", label: "incidents", icon: Siren, key: "i", aside: true, owns: under("/incidents") },
  { href: "/wall", label: "wall", icon: MonitorPlay, key: "w", owns: under("/wall") },
  { href: "/glossary", label: "glossary", icon: BookA, key: "h", aside: true, owns: under("/glossary") },
];

const LAB: Place = { href: "/lab", label: "lab", icon: FlaskConical, key: "l", owns: under("/lab") };

/** The pages that there are; the lab's only while one runs. */
export function usePlaces(): (Place & { current: boolean })[] {
  const path = usePathname();
  const { lab } = useStreamState();
  return [...PLACES, ...(lab ? [LAB] : [])].map((place) => ({ ...place, current: place.owns(path) }));
}
