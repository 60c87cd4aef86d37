/** The worst status of any group over the range, as a band. */
"use client";

import { useTranslations } from "use-intl";
import { formatTime } from "@/lib/client/format";
import { TONE_FILL, toneOf } from "../status/tone";
import type { Piece } from "./steps";

export function StripBand({ pieces, from, to }: { pieces: Piece[]; from: number; to: number }) {
  const t = useTranslations("timeline");
  const share = (ms: number) => `${(ms / (to - from)) * 100}%`;
  return (
    <div
      role="img"
      aria-label={t("band", { count: pieces.length })}
      className="relative my-1 h-1.5 rounded-sm bg-sunken"
    >
      {pieces.map((piece) => (
        <span
          key={piece.from}
          title={`${piece.status}, ${formatTime(piece.from)} – ${formatTime(piece.to)}`}
          className={`absolute inset-y-0 min-w-px ${TONE_FILL[toneOf(piece.status)]}`}
          style={{ left: share(piece.from - from), width: share(piece.to - piece.from) }}
        />
      ))}
    </div>
  );
}
