/** Ends the process with one sentence where Node is older than the packages allow. Written for an old Node to read. */
export function refuseOldNode() {
  const parts = process.versions.node.split('.').map(Number);
  if (parts[0] > 20 || (parts[0] === 20 && parts[1] >= 19)) return;
  console.error(
    'Airworthy needs Node 20.19 or newer; this is Node ' + process.versions.node + ' (see https://nodejs.org).',
  );
  process.exit(1);
}
