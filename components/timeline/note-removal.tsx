/** Deletes a note, after asking. */
"use client";

import { AlertDialog } from "radix-ui";
import { useTranslations } from "use-intl";
import { useErrorWords } from "@/lib/client/error-words";
import { Trash2 } from "lucide-react";
import type { EventWire } from "@/lib/api/contract";
import { useNoteRemoval } from "@/lib/client/timeline-query";
import { Button } from "../ui/button";

export function NoteRemoval({ note }: { note: EventWire }) {
  const t = useTranslations("timeline");
  const errorWords = useErrorWords();
  const removal = useNoteRemoval();
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger asChild>
        <Button size="sm" variant="ghost" icon aria-label={t("deleteNote")} title={t("deleteNote")}>
          <Trash2 size={14} aria-hidden />
        </Button>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-bg/70" />
        <AlertDialog.Content className="fixed top-1/3 left-1/2 z-50 w-[min(92vw,420px)] -translate-x-1/2 rounded-lg border border-line-strong bg-raised p-4 shadow-lg">
          <AlertDialog.Title className="text-base font-semibold">{t("deleteQuestion")}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-sm text-text-2 wrap-anywhere">
            {t("deleteDetail", { text: note.message })}
          </AlertDialog.Description>
          {removal.error ? (
            <p role="alert" className="mt-2 text-sm text-error">
              {errorWords(removal.error).detail}
            </p>
          ) : null}
          <div className="mt-4 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{t("cancel")}</Button>
            </AlertDialog.Cancel>
            <Button
              variant="danger"
              disabled={removal.isPending || removal.isSuccess}
              onClick={() => removal.mutate(note.id)}
            >
              {t("delete")}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
