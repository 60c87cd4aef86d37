-- How often names were forgotten: whoever knows rows of names from before reads them again.
CREATE TABLE "NameGeneration" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "generation" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "NameGeneration_pkey" PRIMARY KEY ("id")
);
INSERT INTO "NameGeneration" DEFAULT VALUES;
