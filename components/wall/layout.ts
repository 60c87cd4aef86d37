/** What fits on a wall screen. All lengths are in units: 1/1080 of a landscape screen's height. Pure. */

export interface WallLayout {
  /** Columns of groups in trouble. */
  columns: 1 | 2;
  /** How many groups in trouble have room. */
  troubled: number;
  /** Height of one of their tiles. */
  tile: number;
  /** Columns and rows of healthy groups below; no rows where trouble needs the room. */
  healthyColumns: number;
  healthyRows: number;
}

/** Room between the head line and the foot line, in units. */
const ROOM = { landscape: 1080 - 136 - 72, portrait: 1920 - 216 - 88 };
const TILE = { wide: 172, tall: 200 };
const GAP = 12;
/** Height of a healthy group's tile, its gap included; and of the line above them. */
export const HEALTHY_TILE = 118;
export const HEALTHY_HEAD = 56;

/**
 * Trouble comes first and is never rotated away: in one column while it fits, then in two; what is left of the
 * screen goes to healthy groups.
 */
export function layOut(troubledCount: number, portrait: boolean): WallLayout {
  const room = portrait ? ROOM.portrait : ROOM.landscape;
  const rowsOf = (tile: number) => Math.floor((room + GAP) / (tile + GAP));
  const wideRows = rowsOf(TILE.wide);
  const single = !portrait && troubledCount <= wideRows;
  const columns = portrait || single ? 1 : 2;
  const tile = single ? TILE.wide : TILE.tall;
  const rows = rowsOf(tile);
  const troubled = Math.min(troubledCount, rows * columns);
  const used = Math.ceil(troubled / columns) * (tile + GAP);
  const healthyRows = Math.max(0, Math.floor((room - used - HEALTHY_HEAD) / HEALTHY_TILE));
  return { columns, troubled, tile, healthyColumns: portrait ? 2 : 4, healthyRows };
}
