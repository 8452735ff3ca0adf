/** Summaries of steps that did what they were asked for. */
import { parseSelection } from '../../src/operation/plan/selection.ts';
import { request } from '../unit/change-scene.ts';
import { busy, fading, farm, first, namesOf, OUT, type Page, serversOf, sicken, step } from './scenes.ts';

/** In the order in which they are worth a look. */
export async function goodPages(): Promise<Page[]> {
  return [
    await oneServer(),
    await twelveOnThree(),
    await longDrain(),
    await hundreds(),
    await ready(),
    await reload(),
    await sessionsCut(),
    await step('ready-at-weight-0', request('ready', { healthProof: 'none' }), [
      farm('lb1', 3, first({ ...OUT, weight: 0 })),
    ]),
    await step('weight', request('weight', { weight: { kind: 'percent', value: 10 } }, 'web1,web2'), [
      farm('lb1', 3),
    ]),
    await step('already-so', request('maint'), [farm('lb1', 3, first(OUT))]),
    await step('dry-run', request('maint', { dryRun: true }, 'web1,web2'), [
      farm('lb1', 4, first(busy(42))),
      farm('lb2', 4, (number) => (number === 2 ? OUT : busy(2))),
    ]),
    await status(),
  ];
}

function oneServer(): Promise<Page> {
  const lb = farm('lb1', 3, first(busy(7)));
  return step('success-one-server', request('maint'), [lb], { meanwhile: fading(serversOf(lb, 1), 8_000) });
}

function twelveOnThree(): Promise<Page> {
  const three = ['lb1', 'lb2', 'lb3'].map((name) => farm(name, 16, (number) => busy(number % 4)));
  return step('success-12-on-3', request('maint', {}, namesOf(12)), three, {
    meanwhile: fading(
      three.flatMap((lb) => serversOf(lb, 12)),
      6_000,
    ),
  });
}

function longDrain(): Promise<Page> {
  const lb = farm('lb1', 3, first(busy(42)));
  const asked = request('maint', { drainTimeoutMs: 300_000 });
  return step('long-drain', asked, [lb], { meanwhile: fading(serversOf(lb, 1), 164_000) });
}

function hundreds(): Promise<Page> {
  const lb = farm('lb1', 320, (number) => busy(number % 9));
  return step('success-300-servers', request('maint', {}, namesOf(300)), [lb], {
    meanwhile: fading(serversOf(lb, 300), 20_000),
  });
}

function ready(): Promise<Page> {
  const both = ['lb1', 'lb2'].map((name) => farm(name, 3, first(OUT)));
  return step('ready', request('ready'), both, {
    meanwhile: async (clock) => {
      await clock.advance(4_000);
      for (const lb of both) lb.prove('web/web1');
    },
  });
}

function reload(): Promise<Page> {
  const lb = farm('lb1', 3, first(busy(6)));
  return step('reload', request('maint'), [lb], {
    meanwhile: async (clock, cancel) => {
      await clock.advance(3_000);
      lb.reload();
      lb.server('web/web1').sessions = 4;
      await fading(serversOf(lb, 1), 6_000)(clock, cancel);
    },
  });
}

function sessionsCut(): Promise<Page> {
  const asked = request('maint', { drainTimeoutMs: 20_000, onDrainTimeout: 'shutdown-sessions' });
  return step('sessions-cut', asked, [farm('lb1', 3, first(busy(3)))]);
}

function status(): Promise<Page> {
  const selection = parseSelection('web', '*');
  if (!selection.ok) throw new Error('This is no selection');
  const lb1 = farm('lb1', 18, (number) => busy(number % 5));
  const others = new Map([
    [5, OUT],
    [7, { weight: 0 }],
  ]);
  const lb2 = farm('lb2', 18, (number) => others.get(number) ?? busy(number % 4));
  sicken(lb2, 'web/web9');
  const asked = { operation: 'status', selection: selection.value, failOnNotFound: true } as const;
  return step('status', asked, [lb1, lb2]);
}
