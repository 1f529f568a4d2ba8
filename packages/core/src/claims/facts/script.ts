/**
 * TypeScript and JavaScript as syntax: which files are code, and their trees. Nothing is kept but what a fact draws from a tree.
 */
import type { Tree as Syntax, SyntaxNode, SyntaxNodeRef } from '@lezer/common'
import { parser } from '@lezer/javascript'

/** Bundles and data are no code that anybody wrote, and cost the most. */
const LARGEST = 400_000

const DIALECTS: readonly (readonly [RegExp, string])[] = [
  [/\.[cm]?ts$/, 'ts'],
  [/\.tsx$/, 'ts jsx'],
  [/\.(?:[cm]?js|jsx)$/, 'jsx'],
]
const parsers = new Map(DIALECTS.map(([, dialect]) => [dialect, parser.configure({ dialect })]))

export const isScript = (path: string): boolean => DIALECTS.some(([ending]) => ending.test(path))

/** Steps of mending that a file may take; what takes more is no script, and mending it grows with the square of its length. */
const MOST_MENDED = 500

/** The syntax of a script; null for what is no script, hardly parses, or is too large to have been written by hand. */
export function syntaxOf(path: string, text: string): Syntax | null {
  const dialect = DIALECTS.find(([ending]) => ending.test(path))?.[1]
  if (dialect === undefined || text.length > LARGEST) return null
  const parse = parsers.get(dialect)?.startParse(text)
  // The parser tells nobody that it is mending but keeps count of it; without the count every file is parsed to its end.
  const state = parse as { readonly recovering?: number } | undefined
  for (let mended = 0; parse && mended <= MOST_MENDED; mended += (state?.recovering ?? 0) > 0 ? 1 : 0) {
    const done = parse.advance()
    if (done) return done
  }
  return null
}

export const textOf = (text: string, { from, to }: SyntaxNodeRef | SyntaxNode): string => text.slice(from, to)

/** What stands between the quotes of a string node. */
export const unquoted = (text: string, node: SyntaxNode): string => text.slice(node.from + 1, node.to - 1)

/** Endings of files that are code, TypeScript and JavaScript among them. */
const CODE =
  /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|rb|go|rs|java|kt|kts|scala|swift|dart|cs|fs|php|c|cc|cpp|h|hpp|ex|exs|erl|clj|lua|zig|sh|sql|prisma|graphql|proto|gd)$/

export const isCode = (path: string): boolean => CODE.test(path)

const ASIDE =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|__fixtures__|specs?|e2e|fixtures?|mocks?|testing|stories|node_modules|vendor|third_party|dist|build|out|coverage|generated|__generated__|\.next)\/|\.(?:test|spec|stories|story|cy|e2e|gen|generated|min|d)\.[a-z]+$|(?:^|\/)test_[^/]*\.py$|_test\.(?:go|py|rb|dart)$/

/** Tests, stories, generated and foreign code: what a rule about the code hardly means. */
export const isAside = (path: string): boolean => ASIDE.test(path)
