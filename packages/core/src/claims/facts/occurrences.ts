/**
 * Where a literal stands in a file as code: not in comments and strings of TypeScript and JavaScript, not in lines of comment
 * elsewhere.
 */
import type { Tree as Syntax, SyntaxNode } from '@lezer/common'
import { lineAt, lineIndex, lineSpan } from '../../text/span.ts'
import type { Tree } from '../tree.ts'
import { fact } from '../tree.ts'
import { wordOffsets } from './literals.ts'
import { isScript, syntaxOf } from './script.ts'

/** More of one thing in one file is no news. */
const MOST = 200

/** The lines (1-based) of a file on which a literal stands as code, one for each time. */
export const occurrences: (tree: Tree) => (path: string, literal: string) => readonly number[] = fact((tree) => {
  const known = new Map<string, readonly number[]>()
  return (path, literal) => {
    const key = `${literal}\0${path}`
    const found = known.get(key) ?? occurrencesIn(path, tree.read(path) ?? '', literal)
    known.set(key, found)
    return found
  }
})

export function occurrencesIn(path: string, text: string, literal: string): number[] {
  const offsets = wordOffsets(text, literal, MOST)
  if (offsets.length === 0) return []
  const isCode = isOfComment(literal) ? () => true : isScript(path) ? codeByShape(path, text, literal) : codeByLine(text)
  const lines = lineIndex(text)
  return offsets.filter(isCode).map((offset) => lineAt(lines, offset))
}

/** What is written in comments is looked for there. */
const isOfComment = (literal: string): boolean =>
  /^(?:\/\/|\/\*|#|@ts-|eslint-|biome-ignore|prettier-ignore|TODO|FIXME|HACK|XXX|noqa|type: ignore)/.test(literal)

function codeByShape(path: string, text: string, literal: string): (offset: number) => boolean {
  const syntax: Syntax | null = syntaxOf(path, text)
  if (!syntax) return codeByLine(text)
  // `any` and `unknown` are types; `Promise.any` is not meant.
  const onlyType = literal === 'any' || literal === 'unknown'
  return (offset) => {
    const node = syntax.resolveInner(offset, 1)
    return !isQuoted(node) && (!onlyType || node.name === 'TypeName')
  }
}

function isQuoted(node: SyntaxNode): boolean {
  for (let at: SyntaxNode | null = node; at; at = at.parent) {
    if (/^(?:LineComment|BlockComment|String|TemplateString|RegExp|JSXText|JSXAttributeValue)$/.test(at.name)) return true
    if (/^(?:Interpolation|JSXEscape|Block|Script)$/.test(at.name)) return false
  }
  return false
}

function codeByLine(text: string): (offset: number) => boolean {
  const lines = lineIndex(text)
  return (offset) => {
    const { from, to } = lineSpan(lines, lineAt(lines, offset), text)
    const before = text.slice(from, Math.min(offset, from + 500))
    return to - from < 1_000 && !/^\s*(?:#|\/\/|\/?\*|--|<!--|"""|''')/.test(before) && !/\s(?:#|\/\/)\s/.test(before)
  }
}
