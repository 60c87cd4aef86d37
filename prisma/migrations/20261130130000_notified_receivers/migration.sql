-- What each receiver has acknowledged of an alert is called as everywhere else.
ALTER TABLE "Alert" RENAME COLUMN "told" TO "notified";
