/** Text of others inside of Markdown: names come from Kafka and notes from anybody, and none of it is to become markup or a link. */

/** On one line, with every character escaped that begins something, also addresses that some readers turn into links. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]<>#|~&@]/g, (character) => `\\${character}`)
    .replaceAll("://", ":\\/\\/")
    .replace(/www\./gi, (begins) => begins.replace(".", "\\."));
