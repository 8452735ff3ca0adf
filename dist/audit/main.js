/** The entry of the action `audit`. Everything else is imported only where Node is new enough to read it. */
if (Number.parseInt(process.versions.node, 10) < 24) {
    console.log(`::error title=HAProxy audit not started::This action needs Node 24, this is ${process.version}. Nothing was read: who is out of rotation is not known. GitHub's runners bring Node 24 along; on another runner, update it.`);
    process.exit(1);
}
const { audit } = await import('./index.js');
await audit();
export {};
