-- The facts that a happening's message was made from, so that a page can say it in another language. Messages of older
-- releases have none and stay as they were told. JSON, not JSONB: it is kept as it was written, and takes any name.

-- AlterTable
ALTER TABLE "Event" ADD COLUMN "said" JSON;
