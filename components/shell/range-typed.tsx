/** A range in words. What it means is shown before it is chosen; in the empty field, keys move the present range. */
"use client";

import { useEffect, useState, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { useZone } from "@/lib/client/format-provider";
import { useDurationUnits } from "@/lib/client/duration-units";
import { printLength, printMoments, type TimeRange } from "@/lib/client/time-range";
import { readTypedRange, type TypedRange } from "@/lib/client/typed-range";
import { Input } from "../ui/input";

export interface RangeTypedProps {
  range: TimeRange;
  onChoose(range: TypedRange): void;
  onDone(): void;
}

export function RangeTyped({ range, onChoose, onDone }: RangeTypedProps) {
  const t = useTranslations("time");
  const units = useDurationUnits();
  const { zone } = useZone();
  const [text, setText] = useState("");
  const [read, setRead] = useState<{ text: string; meaning: TypedRange | null }>({ text: "", meaning: null });
  useEffect(() => {
    let current = true;
    void readTypedRange(text, Date.now(), zone).then((meaning) => current && setRead({ text, meaning }));
    return () => void (current = false);
  }, [text, zone]);
  const meaning = read.text === text ? read.meaning : null;
  const strange = text !== "" && read.text === text && meaning === null;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (text !== "" || event.nativeEvent.isComposing) return;
    const act = { KeyZ: range.zoomOut, ArrowLeft: () => range.shift(-0.5), ArrowRight: () => range.shift(0.5) };
    const chosen = act[event.code as keyof typeof act];
    if (!chosen) return;
    event.preventDefault();
    chosen();
    if (event.code === "KeyZ") onDone();
  };
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        const chosen = await readTypedRange(text, Date.now(), zone);
        if (chosen) onChoose(chosen);
      }}
    >
      <Input
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        placeholder={t("typedExample")}
        aria-label={t("typed")}
        aria-describedby="typed-range"
        aria-invalid={strange}
      />
      <p id="typed-range" role="status" className="mt-1 min-h-4 text-xs text-text-3">
        {text === "" ? (
          t("typedKeys")
        ) : strange ? (
          <span className="text-warning">{t("typedStrange")}</span>
        ) : meaning ? (
          <span className="figures text-text-2">
            {meaning.kind === "relative"
              ? t("last", { length: printLength(meaning.ms, units) })
              : printMoments(meaning.from, meaning.to)}
          </span>
        ) : null}
      </p>
    </form>
  );
}
