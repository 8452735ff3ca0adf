/** The entry of the process that holds servers after its step has ended. */
import { hold } from './index.js';
await hold();
