/** The entry of the post step. */
import { post } from './index.js';
await post();
