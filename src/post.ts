/** The entry of the post step. */
import { post } from './index.ts';

await post();
