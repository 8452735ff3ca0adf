/** Every kind of page that somebody may see of this action, as Markdown. */
import { failedPages } from './failed-pages.ts';
import { goodPages } from './good-pages.ts';
import { laterPages } from './later-pages.ts';
import { rollingPages } from './rolling-pages.ts';
import type { Page } from './scenes.ts';

/** All of them, each under a name of its own. */
export async function allPages(): Promise<Page[]> {
  return [
    ...(await goodPages()),
    ...(await failedPages()),
    ...(await rollingPages()),
    ...(await laterPages()),
  ];
}
