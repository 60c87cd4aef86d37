/** What a wall says with one large sign: that all is well, or that there is nothing to show yet. */
"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "use-intl";
import type { WallTotals } from "@/lib/api/stream-contract";
import { formatCount } from "@/lib/client/format";
import { SIGN, type Shape } from "./layout";
import { u } from "./units";

export function Sign({ text }: { text: string }) {
  return (
    <p
      role="status"
      className="flex items-center justify-center text-center text-text-2"
      style={{ height: u(560), fontSize: u(48) }}
    >
      {text}
    </p>
  );
}

/** Large: to be seen from the door. */
export function AllWell({ totals, catching, shape }: { totals: WallTotals; catching: number; shape: Shape }) {
  const t = useTranslations("wall");
  const stacked = shape !== "landscape";
  const icon = u(stacked ? 150 : 220);
  return (
    <div
      className={`flex items-center text-ok ${stacked ? "flex-col justify-center text-center" : ""}`}
      style={{ height: u(SIGN[shape]), gap: u(stacked ? 12 : 48) }}
    >
      <CircleCheck aria-hidden strokeWidth={1.5} className="shrink-0" style={{ width: icon, height: icon }} />
      <div>
        <p className="font-semibold" style={{ fontSize: u(shape === "phone" ? 76 : 128), lineHeight: 1.1 }}>
          {t("allWell")}
        </p>
        <p className="text-text-2" style={{ fontSize: u(shape === "phone" ? 30 : 44), lineHeight: 1.4 }}>
          {t.rich("keepUp", {
            groups: totals.groups,
            records: () => <span className="figures">{totals.lag === null ? "–" : formatCount(totals.lag)}</span>,
          })}
          {catching > 0 ? `; ${t("catching", { count: catching })}` : null}
          {totals.unknownPartitions > 0 ? `; ${t("missing", { count: totals.unknownPartitions })}` : null}
        </p>
      </div>
    </div>
  );
}
