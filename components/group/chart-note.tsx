/** A note from a group's charts: at the moment that the crosshair stands on, or stood on last; by a button and by a key. */
"use client";

import { useState } from "react";
import dynamic from "next/dynamic";
import { Flag } from "lucide-react";
import { useTranslations } from "use-intl";
import { lastCrosshair } from "../charts/crosshair";
import { useKey } from "../shell/hotkeys";
import type { NoteDraft } from "../timeline/note-form";
import { Button } from "../ui/button";

const NoteDialog = dynamic(() => import("../timeline/note-dialog").then((module) => module.NoteDialog), { ssr: false });

export interface ChartNoteProps {
  cluster: string;
  group: string;
  /** The crosshair of these charts. */
  syncId: string;
}

export function ChartNote({ cluster, group, syncId }: ChartNoteProps) {
  const t = useTranslations("group");
  const [draft, setDraft] = useState<NoteDraft | null>(null);
  const begin = () => setDraft({ cluster, group, at: lastCrosshair(syncId) ?? undefined });
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
