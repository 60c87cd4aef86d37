/** A note from the charts of a group or of its partition: at the moment that the crosshair stands on, or stood on last; by a button and by a key. */
"use client";

import { useState } from "react";
import dynamic from "next/dynamic";
import { Flag } from "lucide-react";
import { useTranslations } from "use-intl";
import { useUrlMoment } from "@/lib/client/page-moment";
import { lastCrosshair } from "../charts/crosshair";
import { useKey } from "../shell/hotkeys";
import type { NoteDraft } from "../timeline/note-form";
import { Button } from "../ui/button";

const NoteDialog = dynamic(() => import("../timeline/note-dialog").then((module) => module.NoteDialog), { ssr: false });

export interface ChartNoteProps {
  cluster: string;
  group: string;
  topic?: string;
  /** The crosshair of these charts. */
  syncId: string;
}

/** Where no crosshair stood yet, the note is about the past moment that the page shows; null: it shows the present. */
export const draftOf = ({ syncId, ...where }: ChartNoteProps, shown: number | null): NoteDraft => ({
  ...where,
  at: lastCrosshair(syncId) ?? shown ?? undefined,
});

export function ChartNote(props: ChartNoteProps) {
  const t = useTranslations("group");
  const { at } = useUrlMoment();
  const [draft, setDraft] = useState<NoteDraft | null>(null);
  const begin = () => setDraft(draftOf(props, at));
  useKey("n", begin);
  return (
    <>
      <Button size="sm" onClick={begin} aria-keyshortcuts="n" title={t("noteHint")}>
        <Flag size={14} aria-hidden /> {t("addNote")}
      </Button>
      {draft ? <NoteDialog draft={draft} onClose={() => setDraft(null)} /> : null}
    </>
  );
}
