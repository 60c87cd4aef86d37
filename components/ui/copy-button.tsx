/** Copies a text, and says so, aloud too; where the browser refuses, `onRefused` has the text to be copied by hand. */
"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { useCopied } from "./use-copied";

export interface CopyButtonProps {
  text: string | (() => string);
  /** What is copied, for those who do not see what stands beside the button. */
  of: string;
  onRefused(): void;
}

export function CopyButton({ text, of, onRefused }: CopyButtonProps) {
  const t = useTranslations("commands");
  const [copied, copyText] = useCopied();
  const copy = () => void copyText(typeof text === "string" ? text : text()).catch(onRefused);
  return (
    <>
      <Button size="sm" variant="ghost" onClick={copy} aria-label={t("copyOf", { of })}>
        {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        <span className="min-w-12 text-left">{t(copied ? "copied" : "copy")}</span>
      </Button>
      <span role="status" className="sr-only">
        {copied ? t("copiedOf", { of }) : ""}
      </span>
    </>
  );
}
