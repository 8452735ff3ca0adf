/**
 * Leaves out what is only said to people, which action tests look at with real HAProxies: sentences, news, and the hints and details of
 * an error. A string without a space is a decision.
 */
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** As much of Babel's nodes as is looked at. */
interface SyntaxNode {
  type: string;
  value?: unknown;
  quasis?: readonly { value: { raw: string } }[];
  name?: string;
  id?: SyntaxNode | null;
  key?: SyntaxNode;
  callee?: SyntaxNode;
  property?: SyntaxNode;
  expression?: SyntaxNode;
}

const NEWS = ['tell', 'tellProgress'];
const WORDS_OF_ERRORS = ['hint', 'detail'];

function shouldIgnore({ node }: { node: SyntaxNode }): string | undefined {
  return isSentence(node) || isNews(node) || isWordOfError(node) ? 'only said to people' : undefined;
}

function isSentence({ type, value, quasis = [] }: SyntaxNode): boolean {
  if (type === 'StringLiteral') return /\s/.test(String(value));
  return type === 'TemplateLiteral' && quasis.some((quasi) => /\s/.test(quasi.value.raw));
}

/** A call that tells them, as a statement or as a value, or the function that makes their words. */
function isNews({ type, callee, expression, id, key }: SyntaxNode): boolean {
  switch (type) {
    case 'ExpressionStatement':
      return expression !== undefined && isNews(expression);
    case 'CallExpression':
      return NEWS.includes(callee?.property?.name ?? callee?.property?.id?.name ?? callee?.name ?? '');
    case 'FunctionDeclaration':
      return NEWS.includes(id?.name ?? '');
    case 'ClassPrivateMethod':
      return NEWS.includes(key?.id?.name ?? '');
    default:
      return false;
  }
}

function isWordOfError({ type, key }: SyntaxNode): boolean {
  return type === 'ObjectProperty' && WORDS_OF_ERRORS.includes(key?.name ?? '');
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'texts', { shouldIgnore })];
