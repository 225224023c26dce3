// The oldest Node that Tarmac runs on. Written so that much older ones can still read this file and say what is wrong.

const oldest = [20, 19];

/** Ends the process with a plain message when this Node is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  console.error(`Tarmac needs Node ${oldest.join(".")} or newer; this is Node ${process.versions.node}.`);
  console.error("Get a newer one from nodejs.org or with a version manager, then run the command again.");
  process.exit(1);
}
