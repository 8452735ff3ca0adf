/** The entry of its post step. */
import { clearUp } from './index.js';
clearUp();
