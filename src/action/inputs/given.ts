/** The inputs of the connection as they were given, for a step that is to take the same way. Never a secret. */
import { CREDENTIALS } from './credentials.ts';
import { CONNECTION } from './groups.ts';

/** An input that is not as by default. `value` is null for a secret, and for what is too long to be repeated. */
export interface GivenInput {
  name: string;
  value: string | null;
}

/** Of a key that may be given by its path, the path may be told. */
const SECRETS = new Set(['ssh-private-key', 'tls-key']);
/** Whatever it looks like. */
const NEVER_TOLD = new Set(['password']);
const LONGEST = 600;

/** Reads them by name, in the order of action.yml. */
export function givenConnection(read: (name: string) => string): GivenInput[] {
  const defaults = Object.entries(CONNECTION.shape).map(
    ([name, { def }]) => [name, def.defaultValue] as const,
  );
  const names = [...Object.keys(CREDENTIALS).map((name) => [name, ''] as const), ...defaults];
  return names.flatMap(([name, fallback]) => {
    const value = read(name).trim();
    if (value === '' || value === fallback) return [];
    return [{ name, value: isPrintable(name, value) ? value : null }];
  });
}

/** A path is no secret. What the runner would evaluate, or Markdown end a block at, is not repeated either. */
function isPrintable(name: string, value: string): boolean {
  if (NEVER_TOLD.has(name)) return false;
  const mayBeSecret = SECRETS.has(name) && !/^[\w./~-]+$/.test(value);
  return (
    !mayBeSecret && value.length <= LONGEST && !/-----BEGIN|\$\{\{|[`\p{C}]/u.test(value.replaceAll('\n', ''))
  );
}
