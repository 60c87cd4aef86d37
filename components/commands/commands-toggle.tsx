/** Opens the commands below itself. They and their words are fetched when they are first asked for. */
"use client";

import { useId, useState } from "react";
import dynamic from "next/dynamic";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import type { CommandListProps } from "./command-list";

const CommandList = dynamic(() => import("./command-list"), { loading: () => <div className="min-h-24" /> });

export function CommandsToggle(props: CommandListProps) {
  const t = useTranslations("commands");
  const [open, setOpen] = useState(false);
  const id = useId();
  const { topic, partition } = props.place;
  return (
    <div className="mt-1">
      <Button
        size="sm"
        variant="ghost"
        className="-ml-2"
        onClick={() => setOpen(!open)}
        aria-expanded={open}
        aria-controls={id}
        aria-label={t("titleOf", { place: `${topic}/${partition}` })}
      >
        <ChevronRight size={14} aria-hidden className={open ? "rotate-90" : undefined} />
        {t("title")}
      </Button>
      <div id={id} hidden={!open} className="mt-1">
        {open ? <CommandList {...props} /> : null}
      </div>
    </div>
  );
}
