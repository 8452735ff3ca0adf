/** The entry of the main step of `rolling`. */
import { rolling } from './index.ts';

await rolling();
