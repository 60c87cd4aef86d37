-- What ended of late is asked for every few seconds while a page of alerts is open.
CREATE INDEX "Alert_endedAt_key_idx" ON "Alert" ("endedAt", "key");
