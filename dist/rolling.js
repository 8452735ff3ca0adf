/** The entry of the main step of `rolling`. Everything else is imported only where Node is new enough to read it. */
if (Number.parseInt(process.versions.node, 10) < 24) {
    console.log(`::error title=HAProxy step not started::This action needs Node 24, this is ${process.version}. Nothing was connected and nothing was changed. GitHub's runners bring Node 24 along; on another runner, update it.`);
    process.exit(1);
}
const { keepCompiled } = await import('./compile-cache.js');
keepCompiled();
const { rolling } = await import('./index.js');
await rolling();
export {};
