/**
 * The parts of a statement in code quotes, with what stands around each: most kinds begin here.
 */
import { originalSpan } from '../text/phrase.ts'
import type { Span } from '../text/span.ts'
import type { Statement } from './statement.ts'

export interface Quoted {
  readonly text: string
  readonly span: Span
  /** The words right before and right behind it, at most 60 characters each. */
  readonly before: string
  readonly after: string
}

const REACH = 60
/** Longer code is no name of anything. */
const LONGEST = 200

export function quoted(statement: Statement): Quoted[] {
  if (statement.form === 'fence') return []
  const { text } = statement
  return text.marks.flatMap(({ kind, from, to }) =>
    kind === 'code' && to - from <= LONGEST
      ? [
          {
            text: text.plain.slice(from, to).trim(),
            span: originalSpan(text, from, to),
            before: text.plain.slice(Math.max(0, from - REACH), from),
            after: text.plain.slice(to, to + REACH),
          },
        ]
      : [],
  )
}

/** All the words of a statement, with those of its row for a cell. */
export function wordsOf(statement: Statement): string {
  if (statement.form === 'fence') return statement.intro
  return statement.form === 'cell' ? statement.row.map(({ column, text }) => `${column} ${text.plain}`).join(' | ') : statement.text.plain
}
