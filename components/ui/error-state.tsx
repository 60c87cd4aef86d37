/** Something failed: what, in a sentence, and the way out. */
"use client";

import { CircleAlert, RotateCw } from "lucide-react";
import { useTranslations } from "use-intl";
import { useErrorWords } from "@/lib/client/error-words";
import { Button } from "./button";

export interface ErrorStateProps {
  error: Error;
  retry?: () => void;
}

export function ErrorState({ error, retry }: ErrorStateProps) {
  const t = useTranslations("common");
  const { title, detail } = useErrorWords()(error);
  return (
    <div role="alert" className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      <CircleAlert size={24} strokeWidth={1.5} aria-hidden className="text-error" />
      <p className="text-base font-medium">{title}</p>
      <p className="max-w-[60ch] text-sm text-text-2">{detail}</p>
      {retry ? (
        <Button onClick={retry} className="mt-2">
          <RotateCw size={14} aria-hidden /> {t("retry")}
        </Button>
      ) : null}
    </div>
  );
}
