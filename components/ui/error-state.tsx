/** Something failed: what, in a sentence, and the way out. */
"use client";

import { CircleAlert, RotateCw } from "lucide-react";
import { useTranslations } from "use-intl";
import { useSentences } from "@/lib/client/sentences";
import { ApiError } from "@/lib/client/api";
import { Button } from "./button";

export interface ErrorStateProps {
  error: Error;
  retry?: () => void;
}

export function ErrorState({ error, retry }: ErrorStateProps) {
  const t = useTranslations("common");
  const { words } = useSentences();
  // What the server says comes in its own words; that it says nothing is said here.
  const away = error instanceof ApiError && error.status === 0;
  const title = away ? t("notConnected") : error instanceof ApiError ? words(error.title) : t("somethingWrong");
  return (
    <div role="alert" className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      <CircleAlert size={24} strokeWidth={1.5} aria-hidden className="text-error" />
      <p className="text-base font-medium">{title}</p>
      <p className="max-w-[60ch] text-sm text-text-2">{away ? t("notConnectedDetail") : words(error.message)}</p>
      {retry ? (
        <Button onClick={retry} className="mt-2">
          <RotateCw size={14} aria-hidden /> {t("retry")}
        </Button>
      ) : null}
    </div>
  );
}
