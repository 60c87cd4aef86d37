/**
 * On the server: messages taken apart once, as `use-intl/format-message/format-only` reads them (`next.config.js` puts it in
 * place of the formatter with a parser). So no page carries a parser for ICU messages, which is 9 kB.
 */
import compile from "icu-minify/compile";

export type MessageTree = { [key: string]: string | MessageTree };

const known = new WeakMap<MessageTree, MessageTree>();

/** The same tree with each message compiled, once. Its type stays: only the formatter looks into a message that has blanks. */
export function compiled<Tree extends MessageTree>(messages: Tree): Tree {
  const done = known.get(messages) ?? compileAll(messages);
  known.set(messages, done);
  return done as Tree;
}

function compileAll(messages: MessageTree): MessageTree {
  const compileAny = (value: string | MessageTree): unknown =>
    typeof value === "string"
      ? compile(value)
      : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, compileAny(inner)]));
  // The compiler's objects have no prototype; React hands only plain ones to the browser.
  return JSON.parse(JSON.stringify(compileAny(messages))) as MessageTree;
}
