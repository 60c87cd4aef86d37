/** Everything by name: pages, groups, topics, clusters, and what can be done. Loaded when it is first opened. */
"use client";

import { useState, type ReactNode } from "react";
import { useRouter } from "next/navigation";
import { Command } from "cmdk";
import { ListTree, Rows3, Search, Server } from "lucide-react";
import { useTranslations } from "use-intl";
import { useCarry } from "@/lib/client/carry-provider";
import { clusterPath, groupPath, partitionPath, topicPath } from "@/lib/client/paths";
import { useClusters, useGroups } from "@/lib/client/queries";
import { useTopicsOnce } from "@/lib/client/topic-query";
import { visibleName } from "@/lib/client/visible-name";
import { StatusIcon } from "../status/status-badge";
import { Kbd } from "../ui/kbd";
import { Modal } from "../ui/modal";
import { find, matches } from "./find";
import { findPartitions, partitionAsked } from "./palette-partitions";
import { topicsOf } from "./palette-topics";
import { usePlaces } from "./places";
import { useCommands } from "./use-commands";

const MOST = 6;
const ITEM =
  "flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 text-sm aria-selected:bg-selected [&_svg]:shrink-0";

export interface CommandPaletteProps {
  onClose(): void;
  openShortcuts(): void;
  say(text: string): void;
}

export default function CommandPalette({ onClose, openShortcuts, say }: CommandPaletteProps) {
  const t = useTranslations("shell");
  const router = useRouter();
  const carry = useCarry();
  const [query, setQuery] = useState("");
  const groups = useGroups().data ?? [];
  const clusters = useClusters().data ?? [];
  const places = usePlaces().filter(({ label }) => matches(t(label), query));
  const commands = useCommands(openShortcuts, say).filter(({ name }) => matches(name, query));
  const topics = useTopicsOnce(partitionAsked(query) !== null).data ?? [];
  const several = clusters.length > 1;
  const closeAnd = (run: () => void) => () => {
    onClose();
    run();
  };
  const go = (href: string) => closeAnd(() => router.push(carry(href)));
  return (
    <Modal label={t("palette")} onClose={onClose} place="top">
      <Command shouldFilter={false} loop label={t("palette")}>
        <div className="flex items-center gap-2.5 border-b border-line px-4">
          <Search size={16} aria-hidden className="text-text-3" />
          <Command.Input
            autoFocus
            value={query}
            onValueChange={setQuery}
            placeholder={t("palettePlaceholder")}
            className="h-12 w-full bg-transparent text-base outline-none placeholder:text-text-3"
          />
        </div>
        <Command.List className="max-h-[min(60dvh,480px)] overflow-y-auto p-2 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-text-3">
          <Command.Empty className="px-2.5 py-6 text-center text-sm text-text-2">{t("paletteNothing")}</Command.Empty>
          {section(
            t("pages"),
            places.map(({ href, label, icon: Icon, key }) =>
              line(`page ${href}`, go(href), <Icon size={16} aria-hidden />, t(label), undefined, `g ${key}`),
            ),
          )}
          {section(
            t("groups"),
            find(groups, ({ group }) => group, query, MOST).map(({ cluster, group, status }) =>
              line(
                `group ${cluster} ${group}`,
                go(groupPath(cluster, group)),
                <StatusIcon status={status} />,
                visibleName(group),
                several ? cluster : undefined,
              ),
            ),
          )}
          {section(
            t("topics"),
            find(topicsOf(groups), ({ topic }) => topic, query, MOST).map(({ cluster, topic }) =>
              line(
                `topic ${cluster} ${topic}`,
                go(topicPath(cluster, topic)),
                <ListTree size={16} aria-hidden />,
                topic,
                several ? cluster : undefined,
              ),
            ),
          )}
          {section(
            t("partitions"),
            findPartitions(groups, topics, query, MOST).map(({ cluster, group, topic, partition }) =>
              line(
                `partition ${cluster} ${topic}/${partition} ${group}`,
                go(partitionPath(cluster, group, topic, partition)),
                <Rows3 size={16} aria-hidden />,
                `${topic}/${partition}`,
                several ? `${visibleName(group)}, ${cluster}` : visibleName(group),
              ),
            ),
          )}
          {section(
            t("clusters"),
            find(clusters, ({ cluster }) => cluster, query, MOST).map(({ cluster }) =>
              line(`cluster ${cluster}`, go(clusterPath(cluster)), <Server size={16} aria-hidden />, cluster),
            ),
          )}
          {section(
            t("actions"),
            commands.map(({ name, icon: Icon, keys, run }) =>
              line(`do ${name}`, closeAnd(run), <Icon size={16} aria-hidden />, name, undefined, keys),
            ),
          )}
        </Command.List>
      </Command>
    </Modal>
  );
}

/** Items under a heading; nothing where there are none. */
function section(heading: string, items: ReactNode[]) {
  return items.length > 0 ? <Command.Group heading={heading}>{items}</Command.Group> : null;
}

function line(id: string, run: () => void, icon: ReactNode, name: string, note?: string, keys?: string) {
  return (
    <Command.Item key={id} value={id} onSelect={run} className={ITEM}>
      {icon}
      <span className="truncate">{name}</span>
      {note ? <span className="truncate text-xs text-text-3">{note}</span> : null}
      {keys ? (
        <span className="ml-auto flex gap-1">
          {keys.split(" ").map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      ) : null}
    </Command.Item>
  );
}
