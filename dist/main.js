/** The entry of the main step. An entry of its own: a main killed before it saved anything must not be taken for a post. */
import { main } from './index.js';
await main();
