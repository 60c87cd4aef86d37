/** One command to copy: what it is for, the command itself, and what is to be expected of it. */
"use client";

import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { CopyButton } from "../ui/copy-button";

export interface CommandLineProps {
  title: string;
  command: string;
  note?: string;
}

export function CommandLine({ title, command, note }: CommandLineProps) {
  const t = useTranslations("commands");
  const [byHand, setByHand] = useState(false);
  const shown = useRef<HTMLPreElement>(null);
  const select = () => {
    setByHand(true);
    shown.current?.focus();
    if (shown.current) window.getSelection()?.selectAllChildren(shown.current);
  };
  return (
    <div>
      <div className="flex flex-wrap items-center justify-between gap-x-2">
        <h3 className="min-w-0 text-sm font-medium wrap-anywhere">{title}</h3>
        <CopyButton text={command} of={title} onRefused={select} />
      </div>
      <pre
        ref={shown}
        tabIndex={0}
        aria-label={title}
        className="overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere"
      >
        {command}
      </pre>
      {note ? <p className="figures mt-1 text-xs text-text-2 wrap-anywhere">{note}</p> : null}
      {byHand ? (
        <p role="status" className="mt-1 text-xs text-text-2">
          {t("byHand")}
        </p>
      ) : null}
    </div>
  );
}
