/** Statements that hold together or not at all, on a connection of their own meanwhile. */
import type pg from "pg";
import type { Db } from "../moment-sources";

/** The server ends a transaction whose process hangs between two statements: others wait for its rows. */
const LONGEST_IDLE = "30s";

/** A failure while the commit was under way: whether it is stored is known to the server alone, by the transaction's id. */
export class Unsure extends Error {
  override name = "Unsure";

  constructor(
    readonly transaction: string,
    cause: unknown,
  ) {
    super(
      `It is not known whether the transaction was stored: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
      },
    );
  }
}

/**
 * Runs `work` in a transaction. Its statements are answered one by one and the commit is sent last, so what failed before it is
 * not stored, also later. A connection on which anything failed is given up, which ends its transaction.
 * @throws Unsure when there was no answer to the commit
 */
export async function inTransaction<T>(pool: pg.Pool, work: (db: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let committing: string | null = null;
  try {
    await client.query(`BEGIN; SET LOCAL idle_in_transaction_session_timeout = '${LONGEST_IDLE}'`);
    const result = await work(client);
    const { rows } = await client.query<{ id: string }>("SELECT pg_current_xact_id()::text AS id");
    committing = rows[0]!.id;
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    // What the server refuses (SQLSTATE) it has not stored.
    if (committing === null || /^[0-9A-Z]{5}$/.test((error as { code?: string }).code ?? "")) throw error;
    throw new Unsure(committing, error);
  }
}

/** Whether a transaction was stored. Rejects while it is still under way. */
export async function wasStored(pool: pg.Pool, transaction: string): Promise<boolean> {
  const { rows } = await pool.query<{ status: string | null }>("SELECT pg_xact_status($1::text::xid8) AS status", [
    transaction,
  ]);
  const status = rows[0]?.status;
  if (status === "in progress") throw new Error("The transaction before this one has not ended yet: try again.");
  return status === "committed";
}
