/** What the bundle offers to its entries: main.ts, post.ts and hold.ts. */
export { hold } from './action/holder.ts';
export { post } from './action/post.ts';
export { main } from './action/step.ts';
