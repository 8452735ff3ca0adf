/** What the bundle offers to its two entries, main.ts and post.ts. */
export { post } from './action/post.ts';
export { main } from './action/step.ts';
