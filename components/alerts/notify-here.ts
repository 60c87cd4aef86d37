/** Whether this browser shows notifications of Tidemark: what its person chose, and what it allows. */
import { useSyncExternalStore } from "react";
import { storedText } from "@/lib/client/stored-text";

/**
 * `insecure`: browsers notify over https and on localhost alone. `unsupported`: it has no notifications of open pages (phones have
 * none). `denied`: it was told to show none of this site's.
 */
export type NotifyHere = "on" | "off" | "insecure" | "unsupported" | "denied";

const choice = storedText("tidemark.notify-here");
const listeners = new Set<() => void>();

/** It has the interface and refuses to be used, as on Android. */
let isRefused = false;

/** `permission` null: the browser has no notifications. */
export function notifyState(
  isSecure: boolean,
  permission: NotificationPermission | null,
  isWanted: boolean,
): NotifyHere {
  if (!isSecure) return "insecure";
  if (permission === null) return "unsupported";
  if (permission === "denied") return "denied";
  return permission === "granted" && isWanted ? "on" : "off";
}

function stateNow(): NotifyHere {
  const isThere = "Notification" in window && !isRefused;
  return notifyState(window.isSecureContext, isThere ? Notification.permission : null, choice.read() === "true");
}

const tellAll = () => listeners.forEach((tell) => tell());

/** The permission, as far as the browser says when it changes. */
let permission: Promise<PermissionStatus | null> | null = null;

function permissionStatus(): Promise<PermissionStatus | null> {
  // Older browsers have no such question; there it shows with the next page.
  const asked = async () => navigator.permissions.query({ name: "notifications" });
  return (permission ??= asked().catch(() => null));
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  window.addEventListener("storage", tell);
  void permissionStatus().then((status) => status?.addEventListener("change", tell));
  return () => {
    listeners.delete(tell);
    window.removeEventListener("storage", tell);
    void permissionStatus().then((status) => status?.removeEventListener("change", tell));
  };
}

/** "off" while the page is rendered on the server. */
export const useNotifyHere = (): NotifyHere => useSyncExternalStore(subscribe, stateNow, () => "off");

/** Turns notifications on or off. Asks for the permission where it is lacking, so call it on a click alone. */
export async function turnNotifications(isOn: boolean): Promise<void> {
  if (isOn && Notification.permission !== "granted") await Notification.requestPermission();
  choice.write(String(isOn && Notification.permission === "granted"));
  tellAll();
}

export interface Shown {
  title: string;
  body: string;
  /** Takes the place of another one of this tag. */
  tag: string;
  /** Without a sound, and without being brought to the front again. */
  silent: boolean;
}

/** Shows a notification. `open` is called on a click, with the page in front. */
export function showNotification({ title, ...rest }: Shown, open: () => void): void {
  // Chrome would replace one of the same tag unnoticed; TypeScript does not know the setting.
  const options: NotificationOptions & { renotify: boolean } = { ...rest, renotify: !rest.silent };
  try {
    const notification = new Notification(title, options);
    notification.addEventListener("click", () => {
      window.focus();
      open();
      notification.close();
    });
  } catch {
    isRefused = true;
    tellAll();
  }
}
