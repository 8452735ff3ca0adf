/** The program of `LoadProcess`: loads as its argument says, answers `report`, `heap` and `stop`, ends with its parent. */
import { heapInUse } from './heap.ts';
import { type LoadOptions, startLoad } from './load.ts';

const load = startLoad(JSON.parse(process.argv[2] ?? '') as LoadOptions);

process.on('message', async (question) => {
  if (question === 'heap') process.send?.(heapInUse());
  else process.send?.(question === 'stop' ? await load.stop() : load.report);
  if (question === 'stop') {
    process.disconnect();
  }
});
// A terminal sends it to all that it has started; the parent decides when this ends.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());
