/** A note about to be written: the dialog around its form. */
"use client";

import { Dialog } from "radix-ui";
import { useTranslations } from "use-intl";
import { X } from "lucide-react";
import { Button } from "../ui/button";
import { NoteForm, type NoteDraft } from "./note-form";

export function NoteDialog({ draft, onClose }: { draft: NoteDraft; onClose(): void }) {
  const t = useTranslations("timeline");
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-bg/70" />
        <Dialog.Content className="fixed top-[max(16px,10vh)] left-1/2 z-50 max-h-[calc(100dvh-32px)] w-[min(94vw,480px)] -translate-x-1/2 overflow-y-auto rounded-lg border border-line-strong bg-raised shadow-lg">
          <header className="flex items-center justify-between border-b border-line px-4 py-2">
            <Dialog.Title className="text-base font-semibold">{t("addNote")}</Dialog.Title>
            <Dialog.Close asChild>
              <Button variant="ghost" icon aria-label={t("cancel")}>
                <X size={16} aria-hidden />
              </Button>
            </Dialog.Close>
          </header>
          <Dialog.Description className="px-4 pt-3 text-sm text-text-2">{t("noteAbout")}</Dialog.Description>
          <NoteForm draft={draft} onDone={onClose} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
