/** The entry of the action `audit`. */
import { audit } from './index.ts';

await audit();
