/** What the database was given to do: rows inserted, bytes of its log, bytes on disk. */
import { withClient } from "@/lib/history/connection";

export interface DatabaseFigures {
  /** Rows inserted since the database was made. */
  rows: number;
  /** Bytes of write-ahead log so far. */
  wal: number;
  /** Bytes of all tables and indexes. */
  size: number;
}

export function readDatabase(url: string): Promise<DatabaseFigures> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ rows: string; wal: string; size: string }>(`
      SELECT (SELECT coalesce(sum(n_tup_ins), 0) FROM pg_stat_user_tables) AS rows,
             pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') AS wal,
             pg_database_size(current_database()) AS size`);
    const [row] = rows;
    return { rows: Number(row?.rows), wal: Number(row?.wal), size: Number(row?.size) };
  });
}
