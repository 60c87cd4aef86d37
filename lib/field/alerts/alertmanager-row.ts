/** A real Alertmanager: an alert goes on there as long as it does here, and ends when it ends here. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startChild, stopChild, tailLog } from "@/lib/lab/child";
import { findFreePort } from "@/lib/lab/port";
import { isRoot } from "@/lib/process/unprivileged";
import { Mismatch } from "../row";
import type { AlertField, AlertRow } from "./alert-field";
import { unpackDebian } from "./debian-package";
import { troubleOf } from "./phrases";
import { allTo, CLUSTER, withScene } from "./scene";
import { waitUntil } from "./wait-until";

const PUSH_MS = 10_000;
/** Shorter than an alert is told to last, so that pushes alone keep it. */
const RESOLVE_TIMEOUT = "20s";
/** Longer than one push says that it lasts (four of them), and than the timeout. */
const WATCH_MS = 60_000;
const CHANGE_MS = 90_000;

interface Shown {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  startsAt: string;
  endsAt: string;
  status: { state: string };
}

async function alertsOf(url: string): Promise<Shown[] | null> {
  const answer = await fetch(`${url}/api/v2/alerts`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  return answer?.ok ? ((await answer.json()) as Shown[]) : null;
}

/** Debian's build reads its templates below /usr/share, whatever it is told: for this one process they are there. */
const AMONG_SHARED =
  'mount -t overlay overlay -o "lowerdir=$0/usr/share:/usr/share" /usr/share && exec "$0/usr/bin/prometheus-alertmanager" "$@"';

/** Answers null where there is no such program here. */
async function startAlertmanager({ cacheDir, dir, basePort, signal }: AlertField) {
  const home = isRoot() ? await unpackDebian("prometheus-alertmanager", cacheDir) : null;
  if (home === null) return null;
  const config = join(dir, "alertmanager.yml");
  const settings = {
    global: { resolve_timeout: RESOLVE_TIMEOUT },
    route: { receiver: "none" },
    receivers: [{ name: "none" }],
  };
  writeFileSync(config, JSON.stringify(settings));
  const url = `http://127.0.0.1:${await findFreePort(basePort + 30)}`;
  const child = await startChild({
    name: "Alertmanager",
    command: "unshare",
    args: [
      ...["--mount", "sh", "-c", AMONG_SHARED, home],
      ...[`--config.file=${config}`, `--storage.path=${join(dir, "alertmanager")}`],
      ...[`--web.listen-address=${url.slice("http://".length)}`, "--cluster.listen-address="],
    ],
    logFile: join(dir, "alertmanager.log"),
  });
  const stop = () => stopChild(child);
  try {
    const what = () => `an answer of Alertmanager, whose last words are ${tailLog(child.logFile, 3)}`;
    await waitUntil(() => alertsOf(url), { what, limitMs: 60_000, signal });
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function checkAlertmanager(field: AlertField): Promise<string> {
  field.note("starting Alertmanager");
  const manager = await startAlertmanager(field);
  if (manager === null) return "left out: Alertmanager is run by root alone, and comes from Debian";
  const pushed = { alertmanager: { url: manager.url, pushEveryMs: PUSH_MS } };
  try {
    const alerts = (receivers: Record<string, object>) => allTo({ ...receivers, manager: pushed });
    return await withScene(field, { groups: 1, alerts }, async ({ work }) => {
      const [group = ""] = work.groups;
      const look = async () => (await alertsOf(manager.url))?.filter(({ labels }) => labels.group === group) ?? null;
      work.stall(group);
      const [first] = await waitUntil(async () => (((await look()) ?? []).length > 0 ? look() : null), {
        ...{ what: `${group} at Alertmanager`, limitMs: CHANGE_MS, signal: field.signal },
      });
      checkShown(first!, group);
      const looks = await watchFiring(field, look, first!);
      work.recover(group);
      const since = Date.now();
      await waitUntil(async () => ((await look()) ?? [first]).length === 0 || null, {
        ...{ what: `the end of ${group} at Alertmanager`, limitMs: CHANGE_MS, signal: field.signal },
      });
      const took = ((Date.now() - since) / 1000).toFixed(0);
      return `Alertmanager 0.25: fires for ${WATCH_MS / 1000} s at ${looks} looks by pushes every ${PUSH_MS / 1000} s, ended ${took} s after it was well`;
    });
  } finally {
    await manager.stop();
  }
}

function checkShown({ labels, annotations, status }: Shown, group: string): void {
  const wanted = { alertname: "KafkaConsumerGroup", severity: "critical", cluster: CLUSTER };
  const wrong = Object.entries(wanted).flatMap(([name, value]) =>
    labels[name] === value ? [] : [`label ${name} is ${labels[name]}, not ${value}`],
  );
  if (status.state !== "active") wrong.push(`its state is ${status.state}, not active`);
  const stopped = troubleOf(group, wanted.cluster, "stopped");
  if (!annotations.summary?.includes(stopped)) wrong.push(`its summary is "${annotations.summary}"`);
  if (wrong.length > 0) throw new Mismatch(wrong);
}

/** It stays one alert that began when it began. Answers how often was looked. */
async function watchFiring({ signal }: AlertField, look: () => Promise<Shown[] | null>, first: Shown): Promise<number> {
  const until = Date.now() + WATCH_MS;
  let looks = 0;
  for (; Date.now() < until; looks++) {
    const shown = (await look()) ?? [];
    const [one] = shown;
    if (shown.length !== 1 || one!.startsAt !== first.startsAt)
      throw new Mismatch([`after ${looks} s Alertmanager shows ${shown.length} alerts: ${JSON.stringify(shown)}`]);
    if (Date.parse(one!.endsAt) < Date.now()) throw new Mismatch([`after ${looks} s it has ended there`]);
    await wait(1_000, undefined, { signal });
  }
  return looks;
}

export const ALERTMANAGER_ROW: AlertRow = {
  name: "alertmanager",
  about: "a real Alertmanager is told again and again while an alert fires, and of its end",
  run: checkAlertmanager,
};
