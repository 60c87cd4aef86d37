/** The zone of all times on the page, named once; a press changes between the viewer's and UTC. */
"use client";

import { useTranslations } from "use-intl";
import { useNow } from "@/lib/client/clock";
import { useZone } from "@/lib/client/format-provider";
import { zoneName, zonePlace, type Zone } from "@/lib/client/zone";
import { Button } from "../ui/button";

const HOUR_MS = 3_600_000;

/**
 * `name`: the zone as it is called now ("KST", "UTC"); `other`: the one that `toggle` changes to; `only`: the viewer's
 * own zone is UTC, and there is nothing to change to.
 */
export function useZoneChoice() {
  const { zone, setZone } = useZone();
  // Where the viewer's clock is, only the browser knows; summer time begins on the hour.
  const now = useNow(HOUR_MS);
  const next: Zone = zone === "utc" ? "local" : "utc";
  const nameOf = (which: Zone) => (which === "utc" ? "UTC" : now === 0 ? "…" : zoneName(which, now));
  return {
    zone,
    name: nameOf(zone),
    other: nameOf(next),
    only: now !== 0 && zoneName("local", now) === "UTC",
    place: now === 0 ? "…" : zonePlace(zone),
    toggle: () => setZone(next),
  };
}

export function ZoneSwitch() {
  const t = useTranslations("shell");
  const { name, other, only, place, toggle } = useZoneChoice();
  if (only) {
    return (
      <span title={t("zoneOnly")} className="figures min-w-14 px-2 text-center text-xs font-medium text-text-2">
        {name}
      </span>
    );
  }
  return (
    <Button
      variant="ghost"
      onClick={toggle}
      title={t("zoneTitle", { place, other })}
      aria-label={t("zoneSwitch", { zone: name, other })}
      className="figures min-w-14 px-2 text-xs"
    >
      {name}
    </Button>
  );
}
