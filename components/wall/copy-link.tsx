/** The wall's address to take along: whoever opens it sees this picture, with no log-in. */
"use client";

import { useRef, useState } from "react";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";

export function CopyLink() {
  const t = useTranslations("wall");
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(window.location.href);
      setCopied(true);
    } catch {
      // Without TLS a page may not write to the clipboard; the link is selected, ready to be copied by hand.
    }
  };
  return (
    <div className="grid gap-1 border-t border-line pt-3">
      <div className="flex gap-2">
        <input
          ref={field}
          readOnly
          aria-label={t("link")}
          value={typeof window === "undefined" ? "" : window.location.href}
          onFocus={(event) => event.target.select()}
          className="h-8 min-w-0 flex-1 rounded-md border border-line bg-sunken px-2 font-mono text-xs text-text-2"
        />
        <Button variant="solid" onClick={() => void copy()} onBlur={() => setCopied(false)}>
          {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          <span aria-live="polite">{copied ? t("copied") : t("copy")}</span>
        </Button>
      </div>
      <p className="text-xs text-text-3">{t("linkHint")}</p>
    </div>
  );
}
