/** What the bundle offers to its entries: main.ts, rolling.ts, post.ts and hold.ts. */
export { hold } from './action/hold/hold-process.ts';
export { main } from './action/main.ts';
export { post } from './action/post.ts';
export { rolling } from './action/rolling.ts';
