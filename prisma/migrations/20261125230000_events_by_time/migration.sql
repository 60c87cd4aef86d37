-- The timeline reads the happenings of all clusters, newest first, page by page.

-- CreateIndex
CREATE INDEX "Event_at_id_idx" ON "Event"("at", "id");
