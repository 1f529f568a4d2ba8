/**
 * Who does a task: `@ana`, an owner field or column.
 */
import { originalSpan, prose } from '../text/phrase.ts'
import type { TaskDraft } from './draft.ts'
import type { Written } from './plan.ts'

// `@` opens decorators, npm scopes and addresses too: those are followed by a bracket, a slash or a dot.
const HANDLE = /(?<=^|[\s,(（;+&/])@([\p{L}][\p{L}\p{N}_-]*)(?![\p{L}\p{N}_-]|[(/.@])/gu
const NOBODY = /^(?:-|–|—|none|tbd|n\/a|\?|unassigned|anyone|chưa có|无|なし)$/iu

/** The first bracket from an offset on. */
function bracketFrom(line: string, from: number): { readonly at: number; readonly isClosing: boolean } | null {
  for (let at = from; at < line.length; at++) {
    const sign = line[at] as string
    if (sign === ')' || sign === '）') return { at, isClosing: true }
    if (sign === '(' || sign === '（') return { at, isClosing: false }
  }
  return null
}

/** Where the words begin that end a line of todo.md: `~3d #feat @john 2020-03-20`. */
function tailOf(line: string): number {
  const words = [...line.matchAll(/\S+/gu)]
  let tail = line.length
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index] as RegExpExecArray
    if (!/^(?:[@#~+][\p{L}\p{N}_@#~+,-]+|\d{4}-\d\d-\d\d|,),*$/u.test(word[0])) return tail
    tail = word.index
  }
  return tail
}

const BETWEEN = /\s*(?:[,;/、，]|(?<=\s)[&+](?=\s)|(?<=\s)(?:and|và|und|y|e|et|и)(?=\s))\s*/gu

/** Names of a list, without the blanks around. */
function parts(text: string): { from: number; to: number }[] {
  const ends = [
    ...[...text.matchAll(BETWEEN)].map((hit) => ({ from: hit.index, to: hit.index + hit[0].length })),
    { from: text.length, to: text.length },
  ]
  return ends.map((end, index) => ({ from: ends[index - 1]?.to ?? 0, to: end.from }))
}

/** `, @tom,` between separators is no part of a sentence. */
const standsApart = (line: string, from: number, to: number): boolean =>
  /(?:[,;]|\s[—–-])\s*$/u.test(line.slice(Math.max(0, from - 4), from)) && /^\s*(?:$|[,;&+@]|[—–-]\s)/u.test(line.slice(to, to + 4))

export function owners(draft: TaskDraft): Written<string>[] {
  const found: Written<string>[] = []
  const add = (value: string, span: { from: number; to: number }) => {
    if (!found.some((owner) => owner.value === value)) found.push({ value, span })
  }
  for (const { kind, value } of draft.fields) {
    if (kind !== 'owner') continue
    for (const { from, to } of parts(value.plain)) {
      const name = value.plain.slice(from, to).replace(/^@/, '')
      if (name !== '' && !NOBODY.test(name)) add(name, originalSpan(value, from, to))
    }
  }
  // In running text a handle may be anything; in the bracket or at the end of the line it is a person.
  const line = prose(draft.head.line)
  if (!line.includes('@')) return found
  let bracket = bracketFrom(line, 0)
  let tail: number | undefined
  for (const handle of line.matchAll(HANDLE)) {
    const end = handle.index + handle[0].length
    if (bracket && bracket.at < end) bracket = bracketFrom(line, end)
    tail ??= tailOf(line)
    if (bracket?.isClosing || end >= tail || standsApart(line, handle.index, end))
      add(handle[1] as string, originalSpan(draft.head.line, handle.index, handle.index + handle[0].length))
  }
  return found
}
