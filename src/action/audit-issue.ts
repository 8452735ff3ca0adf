/**
 * One issue, kept up to date through GitHub's API: found again by its marker and its author, created, updated, closed. The only importer
 * of @actions/github. Knows nothing of what is written there.
 */
import { context, getOctokit } from '@actions/github';
import { type Clock, within } from '../clock.ts';
import { retry } from '../retry.ts';

/** What an issue is to be. */
export interface IssueGoal {
  /** Its first line, by which it is found again. */
  marker: string;
  title: string;
  /** Over what it says until now, null where there is none. It returns null where nothing is to be told: one that is open is closed then. */
  text(before: string | null): string | null;
  /** What it says then. */
  closedText: string;
  /** Does the text before say the same? Then nothing is written. */
  isSame(before: string, next: string): boolean;
  /** Was the text before written by somebody who knows more? Then it stays. */
  isNewer(before: string): boolean;
}

/** With what GitHub is asked, and how patiently. */
export interface IssueAccess {
  token: string;
  clock: Clock;
  signal: AbortSignal;
  /** Of what may be asked again: after a lost reply, or where GitHub itself failed. */
  retries: number;
  retryDelayMs: number;
  debug(line: string): void;
}

export type IssueResult = {
  did: 'created' | 'updated' | 'unchanged' | 'closed' | 'nothing';
  /** Empty when there is none. */
  url: string;
};

interface Issue {
  number: number;
  html_url: string;
  body?: string | null | undefined;
  user: { login: string } | null;
  pull_request?: unknown;
}

const CALL_MS = 30_000;
const PER_PAGE = 100;
/** Of one author's open issues: far more than anybody keeps open. */
const MOST_PAGES = 50;

/** Writes nothing that is as it should be. Throws the client's errors, which issue-trouble.ts words. */
export function keepIssue(goal: IssueGoal, access: IssueAccess): Promise<IssueResult> {
  return new IssueKeeper(goal, access).keep();
}

class IssueKeeper {
  readonly #goal: IssueGoal;
  readonly #access: IssueAccess;
  readonly #octokit: ReturnType<typeof getOctokit>;

  constructor(goal: IssueGoal, access: IssueAccess) {
    this.#goal = goal;
    this.#access = access;
    this.#octokit = getOctokit(access.token);
  }

  async keep(): Promise<IssueResult> {
    const login = await this.#login();
    const [issue, ...others] = await this.#ours(login);
    if (issue === undefined) {
      const text = this.#goal.text(null);
      return text === null ? { did: 'nothing', url: '' } : this.#create(text, login);
    }
    const did = await this.#keepUpToDate(issue);
    await this.#closeTwins(others);
    return { did, url: urlOf(issue) };
  }

  async #keepUpToDate({ number, body }: Issue): Promise<IssueResult['did']> {
    const { closedText, isSame, isNewer } = this.#goal;
    const before = body ?? '';
    if (isNewer(before)) return 'unchanged';
    const text = this.#goal.text(before);
    if (text === null) {
      await this.#update(number, { body: closedText, state: 'closed', state_reason: 'completed' });
      return 'closed';
    }
    if (isSame(before, text)) return 'unchanged';
    await this.#update(number, { body: text });
    return 'updated';
  }

  /** GraphQL tells it for every kind of token; `GET /user` refuses those of a workflow and of an app. */
  async #login(): Promise<string> {
    const ask = async (request: RequestOptions) => {
      const answer = await this.#octokit.graphql<Viewer | undefined>('{ viewer { login } }', { request });
      return understood(answer?.viewer?.login, (login) => typeof login === 'string');
    };
    return this.#again(ask);
  }

  /** Open issues with our marker that this login has created, the oldest first. Anybody else's is none, whatever is in it. */
  async #ours(login: string): Promise<Issue[]> {
    const found: Issue[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const data = await this.#again(async (request) => {
        const reply = await this.#octokit.rest.issues.listForRepo({
          ...context.repo,
          state: 'open',
          creator: login,
          per_page: PER_PAGE,
          page,
          request,
        });
        return understood(reply.data, Array.isArray);
      });
      found.push(...data.filter((issue) => this.#isOurs(issue, login)));
      if (data.length < PER_PAGE) return found.sort((one, other) => one.number - other.number);
    }
    throw new Error(`More than ${MOST_PAGES * PER_PAGE} issues are open, too many to look for ours`);
  }

  #isOurs({ user, pull_request, body }: Issue, login: string): boolean {
    if (user?.login !== login || pull_request !== undefined) return false;
    return body?.startsWith(this.#goal.marker) === true;
  }

  /** Never sent twice: where the reply is lost, it is looked for. Two audits at once may both create one: the older one stays. */
  async #create(text: string, login: string): Promise<IssueResult> {
    const { title } = this.#goal;
    let created: Issue | null = null;
    let lost: unknown = null;
    try {
      const fields = { ...context.repo, title, body: text };
      const reply = await this.#once((request) => this.#octokit.rest.issues.create({ ...fields, request }));
      created = understood(reply.data, (issue) => typeof issue?.html_url === 'string');
    } catch (error) {
      if (!isPassing(error)) throw error;
      lost = error;
    }
    const [first, ...others] = await this.#ours(login).catch((error: unknown) => {
      // It is there: what could not be looked for are its twins.
      if (created !== null) return [];
      throw error;
    });
    // A list may be a moment behind.
    const issue = first ?? created;
    if (issue === null) throw lost;
    await this.#closeTwins(others);
    return { did: 'created', url: urlOf(issue) };
  }

  async #closeTwins(twins: readonly Issue[]): Promise<void> {
    for (const { number } of twins)
      await this.#update(number, { state: 'closed', state_reason: 'not_planned' });
  }

  /** The same however often it is sent. */
  async #update(
    number: number,
    fields: { body?: string; state?: 'closed'; state_reason?: 'completed' | 'not_planned' },
  ): Promise<void> {
    await this.#again((request) =>
      this.#octokit.rest.issues.update({ ...context.repo, issue_number: number, ...fields, request }),
    );
  }

  #again<T>(call: (request: RequestOptions) => Promise<T>): Promise<T> {
    const options = { ...this.#access, random: Math.random };
    return retry(() => this.#once(call), isPassing, options, this.#access.signal);
  }

  #once<T>(call: (request: RequestOptions) => Promise<T>): Promise<T> {
    const { clock, signal, debug } = this.#access;
    const log = { debug, info: debug, warn: debug, error: debug };
    return within(clock, CALL_MS, (limit) =>
      call({ signal: AbortSignal.any([signal, limit]), redirect: 'error', log }),
    );
  }
}

interface Viewer {
  viewer: { login: string } | null;
}

/** A reply that was cut short, or that a proxy gave, has status 200 and is anything: as if GitHub itself had failed. */
class NotUnderstood extends Error {
  override name = 'NotUnderstood';
  readonly status = 502;
}

function understood<T>(value: T, isWhole: (value: T) => boolean): NonNullable<T> {
  if (value === undefined || value === null || !isWhole(value))
    throw new NotUnderstood('what answered was not understood: cut short, or not from GitHub');
  return value;
}

/** It becomes an output and a link. */
function urlOf({ html_url }: Issue): string {
  return /^https?:\/\/[A-Za-z0-9_.:/-]+$/.test(html_url) ? html_url : '';
}

interface RequestOptions {
  signal: AbortSignal;
  /** A token goes nowhere else. */
  redirect: 'error';
  log: Record<'debug' | 'info' | 'warn' | 'error', (line: string) => void>;
}

/** The network or GitHub itself failed: the client gives both a status from 500 on. */
function isPassing(error: unknown): boolean {
  return error instanceof Error && 'status' in error && Number(error.status) >= 500;
}
