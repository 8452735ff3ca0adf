/**
 * The entry of the main step. An entry of its own: a main killed before it saved anything must not be taken for a post. Everything
 * else is imported only where Node is new enough to read it.
 */
if (Number.parseInt(process.versions.node, 10) < 24) {
  console.log(
    `::error title=HAProxy step not started::This action needs Node 24, this is ${process.version}. Nothing was connected and nothing was changed. GitHub's runners bring Node 24 along; on another runner, update it.`,
  );
  process.exit(1);
}
const { keepCompiled } = await import('./compile-cache.ts');
keepCompiled();
const { main } = await import('./index.ts');
await main();
