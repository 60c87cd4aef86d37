/** To the partition before and after, by button or by key: k goes back, j goes on. The time range stays. */
"use client";

import { useEffect } from "react";
import { useRouter, useSearchParams } from "next/navigation";
import { ArrowLeft, ArrowRight } from "lucide-react";
import { useTranslations } from "use-intl";
import type { GroupDetail } from "@/lib/api/contract";
import { partitionPath } from "@/lib/client/paths";
import { Button } from "../ui/button";
import { Kbd } from "../ui/kbd";
import { neighboursOf, type Place } from "./neighbours";

interface PartitionStepsProps {
  cluster: string;
  group: string;
  /** Undefined while it loads: then both buttons lead nowhere. */
  detail: GroupDetail | undefined;
  here: Place;
}

export function PartitionSteps({ cluster, group, detail, here }: PartitionStepsProps) {
  const t = useTranslations("partition");
  const router = useRouter();
  const query = useSearchParams().toString();
  const { previous, next } = detail ? neighboursOf(detail, here) : NO_NEIGHBOURS;
  const addressOf = (place: Place | null) =>
    place ? `${partitionPath(cluster, group, place.topic, place.partition)}${query ? `?${query}` : ""}` : null;
  const [back, on] = [addressOf(previous), addressOf(next)];
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const address = event.key === "k" ? back : event.key === "j" ? on : null;
      if (address) router.push(address);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [router, back, on]);
  return (
    <div className="flex items-center gap-1" role="group" aria-label={t("others")}>
      <Button disabled={!back} onClick={() => back && router.push(back)} aria-label={t("previousPartition")}>
        <ArrowLeft size={14} aria-hidden /> <span className="max-sm:hidden">{nameOf(previous, here)}</span> <Kbd>k</Kbd>
      </Button>
      <Button disabled={!on} onClick={() => on && router.push(on)} aria-label={t("nextPartition")}>
        <Kbd>j</Kbd> <span className="max-sm:hidden">{nameOf(next, here)}</span> <ArrowRight size={14} aria-hidden />
      </Button>
    </div>
  );
}

const NO_NEIGHBOURS = { previous: null, next: null };

/** The number alone within the topic. */
function nameOf(place: Place | null, here: Place): string {
  if (!place) return "";
  return place.topic === here.topic ? String(place.partition) : `${place.topic}/${place.partition}`;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
