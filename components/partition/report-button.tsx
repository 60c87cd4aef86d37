/** Copies the page as a report; where the browser refuses, the text is there to be copied by hand. */
"use client";

import { useState } from "react";
import { Check, ClipboardCopy } from "lucide-react";
import { Popover } from "radix-ui";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { useCopied } from "../ui/use-copied";

export function ReportButton({ report }: { report(): string }) {
  const t = useTranslations("partition.report");
  const [copied, copyText] = useCopied();
  const [byHand, setByHand] = useState<string | null>(null);
  const copy = () => {
    const text = report();
    copyText(text).catch(() => setByHand(text));
  };
  return (
    <Popover.Root open={byHand !== null} onOpenChange={(open) => (open ? undefined : setByHand(null))}>
      <Popover.Anchor asChild>
        <Button onClick={copy} title={t("hint")}>
          {copied ? <Check size={14} aria-hidden /> : <ClipboardCopy size={14} aria-hidden />}
          <span className="min-w-20 text-left">{copied ? t("copied") : t("copy")}</span>
        </Button>
      </Popover.Anchor>
      <span role="status" className="sr-only">
        {copied ? t("copied") : ""}
      </span>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 w-96 max-w-[90vw] rounded-lg border border-line-strong bg-raised p-3 text-sm shadow-lg"
        >
          <p className="mb-2">{t("byHand")}</p>
          <textarea
            readOnly
            value={byHand ?? ""}
            rows={12}
            aria-label={t("copy")}
            onFocus={(event) => event.currentTarget.select()}
            className="figures w-full rounded-md border border-line-strong bg-surface p-2 text-xs"
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
