/** One silence or window more. What is meant stands in the address, so that a link brings it along. */
"use client";

import { useState, type FormEvent } from "react";
import { debounce, parseAsString, useQueryStates } from "nuqs";
import { useTranslations } from "use-intl";
import { MAX_ALERT_REASON_LENGTH } from "@/lib/api/alert-lengths";
import { useAuthor } from "@/lib/client/author";
import { useServerNow } from "@/lib/client/server-clock";
import { useNewSilence, usePreview } from "@/lib/client/silences-query";
import { useViewerZone } from "@/lib/client/viewer-zone";
import { EntryEnd } from "./entry-end";
import { Field, FIELD } from "../ui/field";
import { MatchFields } from "./match-fields";
import { matchBody, NO_TIME, previewOf, timesOf, type MatchDraft, type TimeDraft } from "./silence-draft";
import { SilencePreview } from "./silence-preview";
import { TimeFields } from "./time-fields";
import { useSettled } from "./use-settled";

const TEXT = parseAsString.withDefault("");
const PARSERS = { cluster: TEXT, group: TEXT, topic: TEXT, owner: TEXT, severity: TEXT, case: TEXT };
const TYPED = { history: "replace", scroll: false, limitUrlUpdates: debounce(200) } as const;
const NOTHING = { cluster: null, group: null, topic: null, owner: null, severity: null, case: null };

export function SilenceForm() {
  const t = useTranslations("alerts.silences");
  const [match, setMatch] = useQueryStates(PARSERS, TYPED);
  const [own, setTime] = useState<Partial<TimeDraft>>({});
  const [reason, setReason] = useState("");
  const [author] = useAuthor();
  const now = useServerNow(5000);
  const time: TimeDraft = { ...NO_TIME, timeZone: useViewerZone(), ...own };
  const entry = useNewSilence();
  const meant = matchBody(match);
  const times = timesOf(time, now);
  const preview = usePreview(useSettled(previewOf(match, time)));
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!meant || !times) return;
    const done = () => {
      setReason("");
      void setMatch(NOTHING);
    };
    entry.mutate({ match: meant, ...times, author, reason }, { onSuccess: done });
  };
  return (
    <form onSubmit={send} className="flex flex-col gap-3 text-sm">
      <MatchFields match={match} onChange={(change: Partial<MatchDraft>) => void setMatch(change)} />
      <TimeFields time={time} onChange={(change) => setTime({ ...own, ...change })} />
      <Field label={t("reason")} note={t("optional")}>
        <input
          value={reason}
          maxLength={MAX_ALERT_REASON_LENGTH}
          onChange={({ target }) => setReason(target.value)}
          placeholder={t("reasonExample")}
          className={`${FIELD} h-8`}
        />
      </Field>
      <EntryEnd
        entry={entry}
        saved={t("saved")}
        label={time.end === "repeats" ? t("saveWindow") : t("save")}
        incomplete={!meant || !times}
      />
      {/* Under what is pressed: it grows and shrinks with every letter. */}
      <SilencePreview meant={meant !== null} preview={preview} timeZone={time.timeZone} />
    </form>
  );
}
