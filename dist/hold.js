/**
 * The entry of the process that holds servers after its step has ended. Everything else is imported only where Node is new enough to
 * read it.
 */
if (Number.parseInt(process.versions.node, 10) < 24) {
    console.error(`This action needs Node 24, this is ${process.version}`);
    process.exit(1);
}
const { keepCompiled } = await import('./compile-cache.js');
keepCompiled();
const { hold } = await import('./index.js');
await hold();
export {};
