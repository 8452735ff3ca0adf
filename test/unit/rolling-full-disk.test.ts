/** A rolling step whose disk a script fills: whoever is out comes back where that can be saved, or is known already, and nobody else goes out. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RollingRequest } from '../../src/operation/request.ts';
import { lb, OK, request, roll, WEB } from './rolling-scene.ts';

describe('once its script has filled the disk', () => {
  /** `room`: kept for the way back, before the batch went out. */
  const filled = async (given: Partial<RollingRequest>, room: boolean) => {
    const one = lb('lb1', WEB);
    let isFull = false;
    const assertRoom = () => {
      if (isFull) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    };
    const script = async () => {
      isFull = true;
      return OK;
    };
    const more = { keepRoom: assertRoom, save: () => (room ? undefined : assertRoom()) };
    const { report, scripts } = await roll(request(given), [one], script, more);
    return { report, scripts: scripts.length, flags: WEB.map((key) => one.server(key).adminFlags) };
  };

  test('room that was kept is for the way back: nobody stays out, and nobody else goes out', async () => {
    const { report, scripts, flags } = await filled({}, true);
    assert.match(report.error?.hint ?? '', /^The runner's disk is full/);
    assert.deepEqual(
      [report.result, report.ending, scripts, flags],
      ['partial', 'unchanged', 1, [0, 0, 0, 0]],
    );
  });

  test('without any, whoever is only let in comes back all the same: what was saved before says that much', async () => {
    const { report, scripts, flags } = await filled({ healthProof: 'none' }, false);
    assert.deepEqual([report.result, scripts, flags], ['partial', 1, [0, 0, 0, 0]]);
  });

  test('without any, whoever is to be proven stays in maint: his drain would be nobody\u2019s', async () => {
    const { report, scripts, flags } = await filled({}, false);
    assert.match(report.error?.message ?? '', /no space left/);
    assert.deepEqual([report.ending, scripts, flags], ['kept', 1, [1, 0, 0, 0]]);
  });
});
