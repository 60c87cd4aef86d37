/** What fits on a wall screen. All lengths are in units: 1/1080 of a landscape screen's height. Pure. */

/** Screens that hang on walls, and the phone of who stands before one. */
export type Shape = "landscape" | "portrait" | "phone";

/** Width and height that a shape is drawn for, in units; a screen of other proportions has more of one of them. */
export const DESIGN: Record<Shape, { width: number; height: number; head: number; foot: number }> = {
  landscape: { width: 1920, height: 1080, head: 136, foot: 72 },
  // Narrow ones have two lines at their foot: what is not current is said whole.
  portrait: { width: 1080, height: 1920, head: 250, foot: 116 },
  phone: { width: 620, height: 1340, head: 212, foot: 104 },
};

/** The space around everything, and between the parts. */
export const MARGIN = { x: 36, y: 28 };
export const GAP = 12;

export interface Screen {
  shape: Shape;
  /** Pixels of a unit. */
  unit: number;
  /** Height of the screen in units. */
  height: number;
}

/** How a screen of so many pixels is used. */
export function measureScreen(width: number, height: number): Screen {
  const shape: Shape = width >= height ? "landscape" : width < 600 ? "phone" : "portrait";
  const design = DESIGN[shape];
  const unit = Math.min(width / design.width, height / design.height);
  return { shape, unit, height: height / unit };
}

export interface WallLayout {
  /** Columns of groups in trouble. */
  columns: 1 | 2;
  /** How many groups in trouble have room. */
  troubled: number;
  /** Height of one of their tiles. */
  tile: number;
  /** How many of those that catch up have room, in one row of `healthyColumns`. */
  catching: number;
  /** Columns and rows of healthy groups below; no rows where trouble needs the room. */
  healthyColumns: number;
  healthyRows: number;
}

/** As high as four rows of a landscape screen are, seven of a portrait one, and four of a phone. */
const TILE = { wide: 196, tall: 208, phone: 224 };
/** Height of the sign that all is well. */
export const SIGN: Record<Shape, number> = { landscape: 300, portrait: 420, phone: 380 };
/** Height of a healthy group's tile, its gap included; of one that catches up; and of the line above them. */
export const HEALTHY_TILE = 118;
export const CATCHING_TILE = 150;
export const HEALTHY_HEAD = 56;
const HEALTHY_COLUMNS: Record<Shape, number> = { landscape: 4, portrait: 2, phone: 1 };

/** How many groups are to be shown in which lane. */
export interface Wanted {
  troubled: number;
  catching: number;
}

/**
 * Trouble comes first and is never rotated away: in one column while it fits, then in two; what is left of the
 * screen goes to those that catch up, in one row, and then to healthy groups.
 */
export function layOut(wanted: Wanted, { shape, height }: Omit<Screen, "unit">): WallLayout {
  const room = height - DESIGN[shape].head - DESIGN[shape].foot;
  const rowsOf = (tile: number) => Math.floor((room + GAP) / (tile + GAP));
  const wide = shape === "landscape";
  const single = wide && wanted.troubled <= rowsOf(TILE.wide);
  const columns = wide && !single ? 2 : 1;
  const least = shape === "phone" ? TILE.phone : single ? TILE.wide : TILE.tall;
  const troubled = Math.min(wanted.troubled, rowsOf(least) * columns);
  const rows = Math.ceil(troubled / columns);
  const healthyColumns = HEALTHY_COLUMNS[shape];
  const used = troubled === 0 ? SIGN[shape] : rows * (least + GAP);
  const lane = HEALTHY_HEAD + CATCHING_TILE;
  const catching = room - used >= lane ? Math.min(wanted.catching, healthyColumns) : 0;
  const left = room - used - (catching > 0 ? lane : 0);
  const healthyRows = Math.max(0, Math.floor((left - HEALTHY_HEAD) / HEALTHY_TILE));
  // Where no other group has room either, trouble takes what is left.
  const tile = healthyRows + catching > 0 || rows === 0 ? least : Math.floor((room + GAP) / rows) - GAP;
  return { columns, troubled, tile, catching, healthyColumns, healthyRows };
}
