/** What the bundle of the action `audit` offers to its entries. One of its own: it brings GitHub's API client, which no other action needs. */
export { audit, clearUp } from '../action/audit.ts';
