/** The form of a note: what, when, and where it belongs. */
"use client";

import { useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { useErrorWords } from "@/lib/client/error-words";
import { MAX_NOTE_LENGTH } from "@/lib/api/note-length";
import { formatClock, formatDay } from "@/lib/client/format";
import { useClusters, useGroups } from "@/lib/client/queries";
import { useNewNote } from "@/lib/client/timeline-query";
import { readClock } from "@/lib/client/zone";
import type { NoteKind } from "@/lib/core/past/timeline";
import { Button } from "../ui/button";
import { Segmented } from "../ui/segmented";
import { Choice, Field, FIELD, Suggested } from "../ui/field";

/** What is known of the note before anything is typed. */
export interface NoteDraft {
  /** Absent: now. */
  at?: number;
  cluster?: string;
  group?: string | null;
  topic?: string | null;
}

export function NoteForm({ draft, onDone }: { draft: NoteDraft; onDone(): void }) {
  const t = useTranslations("timeline");
  const errorWords = useErrorWords();
  const clusters = (useClusters().data ?? []).map((one) => one.cluster);
  const [text, setText] = useState("");
  const [kind, setKind] = useState<NoteKind>("note");
  // Empty: the moment at which the note is sent.
  const [time, setTime] = useState(() => (draft.at === undefined ? "" : toField(draft.at)));
  const [chosen, setChosen] = useState(draft.cluster ?? "");
  const [group, setGroup] = useState(draft.group ?? "");
  const [topic, setTopic] = useState(draft.topic ?? "");
  const cluster = chosen || (clusters[0] ?? "");
  const groups = useGroups({ cluster }).data ?? [];
  const note = useNewNote();
  const at = time === "" ? Date.now : () => readClock(time);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const where = { cluster, group: group.trim() || null, topic: topic.trim() || null };
    note.mutate({ ...where, text, kind, at: at() }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={send} className="flex flex-col gap-3 p-4 text-sm">
      <div>
        <Segmented<NoteKind>
          value={kind}
          onChange={setKind}
          ariaLabel={t("noteKind")}
          options={[
            { value: "note", label: t("kind.note") },
            { value: "deploy", label: t("kind.deploy") },
          ]}
        />
      </div>
      <Field label={t("text")} note={`${text.length} / ${MAX_NOTE_LENGTH}`}>
        <textarea
          autoFocus
          required
          rows={3}
          maxLength={MAX_NOTE_LENGTH}
          value={text}
          onChange={({ target }) => setText(target.value)}
          placeholder={kind === "deploy" ? t("deployExample") : t("noteExample")}
          className={`${FIELD} resize-y py-1.5`}
        />
      </Field>
      <Field label={t("time")} note={time === "" ? t("timeNow") : undefined}>
        <input
          type="datetime-local"
          step={1}
          value={time}
          onChange={({ target }) => setTime(target.value)}
          className={`${FIELD} figures h-8`}
        />
      </Field>
      <Choice label={t("cluster")} value={cluster} onChange={setChosen} names={clusters} />
      <Suggested
        label={t("group")}
        note={t("groupOptional")}
        value={group}
        onChange={setGroup}
        known={groups.map((one) => one.group)}
      />
      <Suggested
        label={t("topic")}
        note={t("topicOptional")}
        value={topic}
        onChange={setTopic}
        known={topicsOf(groups, group)}
      />
      {note.error ? (
        <p role="alert" className="text-error">
          {errorWords(note.error).detail}
        </p>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t("cancel")}</Button>
        <Button type="submit" variant="solid" disabled={note.isPending || text.trim() === "" || cluster === ""}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}

/** As a field for date and time takes it. */
const toField = (ms: number) => `${formatDay(ms)}T${formatClock(ms)}`;

/** Topics of the group that is named, or of all. */
function topicsOf(groups: readonly { group: string; topics: string[] }[], group: string): string[] {
  const own = groups.filter((one) => one.group === group.trim());
  return [...new Set((own.length > 0 ? own : groups).flatMap(({ topics }) => topics))].sort();
}
