// Plain old JavaScript: it must run, and speak, on the Node that is too old for everything else here.
const major = Number(process.versions.node.split(".")[0]);

if (major < 24) {
  process.stderr.write(
    "Postil is built with Node 24 or newer, and this is Node " +
      process.versions.node +
      ": install it from https://nodejs.org and try again.\n",
  );
  process.exit(1);
}
