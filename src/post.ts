/** The entry of the post step. It never fails a job. Everything else is imported only where Node is new enough to read it. */
if (Number.parseInt(process.versions.node, 10) < 24) {
  console.log(
    `::warning title=HAProxy: not looked after::This action needs Node 24, this is ${process.version}. What its main step has changed, if anything, was not looked at.`,
  );
  process.exit(0);
}
const { keepCompiled } = await import('./compile-cache.ts');
keepCompiled();
const { post } = await import('./index.ts');
await post();
