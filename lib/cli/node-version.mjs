/**
 * Ends with a clear message on a Node that is too old. Imported first by every command, before anything that such a
 * Node could not even parse, so this file itself keeps to old syntax.
 */
var NEEDED = [20, 9];

var given = process.versions.node.split(".").map(Number);
if (given[0] < NEEDED[0] || (given[0] === NEEDED[0] && given[1] < NEEDED[1])) {
  process.stderr.write(
    "Tidemark needs Node " +
      NEEDED.join(".") +
      " or newer; this is " +
      process.versions.node +
      " (" +
      process.execPath +
      "). Install a newer one, from https://nodejs.org for instance, and try again.\n",
  );
  process.exit(1);
}
