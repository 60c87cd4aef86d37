/** The colours of app/globals.css for what has no style sheet: pictures, mails, the browser's frame. A test holds them against it. */
import type { Tone } from "./tone";

export type Theme = "light" | "dark";

export type ColourName =
  | "bg"
  | "surface"
  | "accent"
  | "text"
  | "text-2"
  | "text-3"
  | "line"
  | "grid"
  | "hatch"
  | "water"
  | Tone
  | `${Tone}-line`;

export const COLOURS: Record<Theme, Record<ColourName, string>> = {
  light: {
    bg: "#f5f6f7",
    surface: "#ffffff",
    accent: "#1d5fae",
    text: "#12181c",
    "text-2": "#414b52",
    "text-3": "#5d676e",
    line: "#dfe3e6",
    grid: "#e6eaec",
    hatch: "#b9c1c6",
    water: "#33414b",
    ok: "#00687c",
    "ok-line": "#0a8aa3",
    warning: "#8a5200",
    "warning-line": "#c97d00",
    error: "#b5300a",
    "error-line": "#d6430f",
    offline: "#6a3fb8",
    "offline-line": "#7f56cf",
    unknown: "#565f66",
    "unknown-line": "#7e888f",
  },
  dark: {
    bg: "#0c1013",
    surface: "#12171b",
    accent: "#7fb4ef",
    text: "#e8edf0",
    "text-2": "#b3bdc4",
    "text-3": "#8c979f",
    line: "#232b31",
    grid: "#1d252a",
    hatch: "#404b53",
    water: "#c6d1d8",
    ok: "#62c6d9",
    "ok-line": "#3fb0c6",
    warning: "#f3b74a",
    "warning-line": "#e5a32e",
    error: "#ff8760",
    "error-line": "#f8653a",
    offline: "#bda4ff",
    "offline-line": "#a285f5",
    unknown: "#a2adb5",
    "unknown-line": "#7f8a92",
  },
};
