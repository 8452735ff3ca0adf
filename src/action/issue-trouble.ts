/** What stands between a token and its issue, in words for whoever has to repair it. Knows GitHub's statuses and headers, and no client. */

/** Why the issue could not be kept up to date, and what to do. */
export class IssueTrouble extends Error {
  override name = 'IssueTrouble';
  readonly hint: string;
  /** GitHub's own words, or the system's: foreign text. */
  readonly detail: string;

  constructor(message: string, hint: string, detail: string, cause: unknown) {
    super(message, { cause });
    this.hint = hint;
    this.detail = detail;
  }
}

interface Reply {
  status: number;
  headers: Record<string, string | number | undefined>;
  detail: string;
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: a GitHub expression, not JavaScript's
const TOKEN = 'Give `github-token: ${{ github.token }}`, and the job `permissions: issues: write`.';
const NEXT = 'The next audit writes what this one could not.';

/** Any error of the client; `now` in ms since 1970. */
export function issueTrouble(error: unknown, now: number): IssueTrouble {
  if (error instanceof IssueTrouble) return error;
  const reply = replyOf(error);
  const [message, hint] = wordsFor(reply, now);
  return new IssueTrouble(message, hint, reply.detail, error);
}

function wordsFor(reply: Reply, now: number): [message: string, hint: string] {
  const { status } = reply;
  if (status === 0 || status >= 500) return ['GitHub could not be asked, or failed itself.', NEXT];
  if (status === 403 || status === 429 || status === 200) {
    const limit = limitWords(reply, now);
    if (limit !== null) return [limit, `${NEXT} Audit less often, or with a token of its own.`];
  }
  switch (status) {
    case 401:
      return ['GitHub does not know this token.', TOKEN];
    case 403:
      return ['This token may not write issues.', `${TOKEN} Runs for pull requests from forks never may.`];
    case 404:
      return ['GitHub knows no such repository for this token.', TOKEN];
    case 410:
      return [
        'Issues are switched off in this repository.',
        'Switch them on in its settings, or leave `github-token` out.',
      ];
    case 422:
      return [
        'GitHub did not take the issue.',
        'If its words do not help, please report it with the log of this step.',
      ];
    default:
      return ['The issue could not be kept up to date.', NEXT];
  }
}

/** Null when it is no limit: 403 is also what a token without permission gets. */
function limitWords({ status, headers, detail }: Reply, now: number): string | null {
  const after = Number(headers['retry-after'] ?? Number.NaN);
  if (!Number.isNaN(after) || /secondary rate limit/i.test(detail)) {
    const wait = Number.isNaN(after) ? '' : ` It may be asked again in ${after} s.`;
    return `GitHub asks this token to slow down (secondary rate limit).${wait}`;
  }
  const isUsedUp = headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(detail);
  if (status !== 429 && !isUsedUp) return null;
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
  if (Number.isNaN(reset)) return "The token's rate limit is used up.";
  const minutes = Math.max(0, Math.ceil((reset * 1_000 - now) / 60_000));
  return `The token's rate limit is used up. It is reset in ${minutes} min.`;
}

/** The client's errors by their shape: one of the network has status 500 and no response, one of GraphQL no status. */
function replyOf(error: unknown): Reply {
  const detail = error instanceof Error ? error.message : String(error);
  if (typeof error !== 'object' || error === null) return { status: 0, headers: {}, detail };
  const { response } = error as { response?: { status?: number; headers?: Reply['headers'] } };
  if ('errors' in error)
    return { status: 200, headers: ('headers' in error ? error.headers : {}) as Reply['headers'], detail };
  return { status: response?.status ?? 0, headers: response?.headers ?? {}, detail };
}
