/**
 * A new item as its neighbour is written: the same marker, indent, word and emphasis, an empty box, another id and title.
 */
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { cellsOf, inCell } from './cells.ts'
import { lineAround, textOf } from './lines.ts'

/** What is copied from. */
export interface Model {
  readonly id: string | null
  readonly titleSpan: Span
  readonly form?: string
  /** Of a row: what a new row says in the place of some cells; the others are left empty. */
  readonly cells?: readonly { readonly cell: Span; readonly text: string }[]
}

/** What is new of it. */
export interface Fresh {
  readonly id: string | null
  readonly title: string
  /** Marked with `[P]`, which is no habit to copy: it promises that the task may run beside its neighbours. */
  readonly parallel?: boolean | undefined
}

/** Ways to write a line for a new item after a model, the most faithful first. */
export function linesLike(source: Source, model: Model, { id, title, parallel = false }: Fresh): string[] {
  const line = lineAround(source, model.titleSpan.from)
  const lead = textOf(source, { from: line.from, to: model.titleSpan.from })
  if (model.form === 'row') return [rowLike(source, line, model, { id, title })]
  const closing = /^(?:\*\*|__|\*|_|`)+/.exec(source.text.slice(model.titleSpan.to, line.to))?.[0] ?? ''
  const counted = lead.replace(/^([\s>]*)(\d+)(?=[.)]\s)/, (_, before: string, number: string) => `${before}${Number(number) + 1}`)
  const opened = counted.replace(/^([\s>]*(?:[-*+]|\d+[.)])\s+\[)[^\]]{0,2}(\])/u, '$1 $2')
  const single = opened.replace(/[[(]P[\])]\s+/, '')
  const named = model.id !== null && id !== null ? withId(single, model.id, parallel ? `${id} [P]` : id) : single
  const plain = named.replace(/\s*(?:[✅☑✔🚧🔄⏳⬜🎉❌🚫⛔]\ufe0f?)\s*/gu, ' ')
  const marked = parallel && id === null ? `[P] ${title}` : title
  return [...new Set([named, plain])].map(
    (before) => `${before}${marked}${closing.length % 2 === 0 && isOpen(before, closing) ? closing : ''}`,
  )
}

/** True where a sign of emphasis stands open before the title. */
const isOpen = (before: string, closing: string): boolean => closing !== '' && before.split(closing.slice(0, 2)).length % 2 === 0

/** The last place of the id before a title, by another. */
export function withId(lead: string, old: string, id: string): string {
  const at = lead.lastIndexOf(old)
  return at < 0 ? lead : lead.slice(0, at) + id + lead.slice(at + old.length)
}

/** A row with the cells of another emptied, but for id and title. */
function rowLike(source: Source, row: Span, model: Model, { id, title }: { readonly id: string | null; readonly title: string }): string {
  const name = inCell(title)
  let result = ''
  let at = row.from
  for (const cell of cellsOf(source, row)) {
    const text = textOf(source, cell)
    result += source.text.slice(at, cell.from)
    if (cell.from <= model.titleSpan.from && model.titleSpan.to <= cell.to) {
      const before = source.text.slice(cell.from, model.titleSpan.from)
      result += `${model.id !== null && id !== null ? withId(before, model.id, id) : before}${name}${source.text.slice(model.titleSpan.to, cell.to)}`
    } else if (model.id !== null && text.includes(model.id) && cell.to < model.titleSpan.from)
      result += withId(text, model.id, id ?? model.id)
    else result += model.cells?.find((other) => other.cell.from === cell.from)?.text ?? ''
    at = cell.to
  }
  return result + source.text.slice(at, row.to)
}

/** The id behind another: `2.4` for `2.3`, `T013` for `T012`, `3` for `2`, `C` for `B`. Null where there is none. */
export function idAfter(id: string): string | null {
  if (/^[A-Ya-y]$/.test(id)) return String.fromCharCode(id.charCodeAt(0) + 1)
  const number = /^(.*?)(\d+)$/su.exec(id)
  return number ? `${number[1]}${String(Number(number[2]) + 1).padStart((number[2] as string).length, '0')}` : null
}

/** The first id behind another that nothing in the document has. */
export function freeIdAfter(id: string, taken: ReadonlySet<string>): string | null {
  let next = idAfter(id)
  while (next !== null && taken.has(next)) next = idAfter(next)
  return next
}
