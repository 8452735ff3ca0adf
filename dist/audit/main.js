/** The entry of the action `audit`. */
import { audit } from './index.js';
await audit();
