/**
 * Tests whose expectation stands inside the input, behind `//=` (after lezer's `spec.ts`).
 *
 * A table of one-line cases, for recognisers:
 *
 *     Phase 2: Core     //= phase 2 Core
 *     Phase out         //= -
 *
 * A document, for readers. Every line at which something is read carries a mark, every other line none. A mark gives
 * kind, id and state, then only what the case is about; several items of one line are separated by `;`.
 *
 *     ## Phase 1: Base           //= phase 1 "Base"
 *     - [x] 1.1 Parse            //= task 1.1 done in=1
 *       - [ ] numbers            //= task - todo under=1.1
 */
import type { Dependency, End, Milestone, Phase, Plan, Task } from '../plan/plan.ts'
import { readPlan } from '../plan/read.ts'

export const AS_OF = '2026-11-23'
const MARK = /[ \t]*\/\/=[ \t]*(.*?)[ \t]*$/

/** One case per line: what is read, and what is expected of it. `⏎` in the input is a line break. */
export function cases(table: string): [input: string, expected: string][] {
  return lines(table)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const mark = MARK.exec(line)
      if (!mark) throw new RangeError(`no expectation behind //= in: ${line}`)
      return [line.slice(0, mark.index).replaceAll('⏎', '\n'), mark[1] as string]
    })
}

/** A document as a list of lines with marks: as expected, and as the reader would have marked it. */
export interface Checked {
  readonly expected: readonly string[]
  readonly actual: readonly string[]
}

/** Reads a marked document without its marks. Compare the two lists of the result. */
export function checked(document: string, path = ''): Checked {
  const marked = lines(document).map((line) => {
    const mark = MARK.exec(line)
    return { text: mark ? line.slice(0, mark.index) : line, mark: mark?.[1] ?? '' }
  })
  const plan = readPlan(marked.map(({ text }) => text).join('\n'), { asOf: AS_OF, path })
  return {
    expected: marked.map(({ text, mark }) => withMark(text, mark)),
    actual: marked.map(({ text, mark }, index) => withMark(text, marksAt(plan, index + 1, mark))),
  }
}

const withMark = (text: string, mark: string): string => (mark ? `${text}  //= ${mark}` : text)

type Item =
  | { readonly kind: 'phase'; readonly item: Phase }
  | { readonly kind: 'milestone'; readonly item: Milestone }
  | { readonly kind: 'task'; readonly item: Task }

function marksAt(plan: Plan, line: number, expected: string): string {
  const items: Item[] = [
    ...plan.phases.map((item) => ({ kind: 'phase' as const, item })),
    ...plan.milestones.map((item) => ({ kind: 'milestone' as const, item })),
    ...plan.tasks.map((item) => ({ kind: 'task' as const, item })),
  ].filter(({ item }) => item.line === line)
  const wanted = expected.split(/;\s*/)
  return items.map((found, index) => [...opening(found), ...attributes(found, plan, wanted[index] ?? '')].join(' ')).join('; ')
}

function opening({ kind, item }: Item): string[] {
  if (kind === 'phase') return [kind, item.id ?? '-']
  return [kind, item.id ?? '-', item.state]
}

/** The attributes that the expectation asks for, in its order, with the values that were read. */
function attributes(found: Item, plan: Plan, wanted: string): string[] {
  return [...wanted.matchAll(/"[^"]*"|(\w+)=(?:"[^"]*"|\S+)|\S+/g)].slice(found.kind === 'phase' ? 2 : 3).map(([token, name]) => {
    if (token.startsWith('"')) return `"${found.item.title}"`
    return found.kind === 'task' ? taskAttribute(found.item, plan, name ?? token) : otherAttribute(found, name ?? token)
  })
}

function taskAttribute(task: Task, plan: Plan, name: string): string {
  const flags: Readonly<Record<string, boolean>> = {
    optional: task.optional,
    parallel: task.parallel,
    unit: task.unit,
    summary: !task.unit,
  }
  const flag = name.replace(/^not-/, '')
  if (flag in flags) return flags[flag] ? flag : `not-${flag}`
  const parent = plan.tasks.find((other) => other.key === task.parent)
  const values: Readonly<Record<string, string | number | null | undefined>> = {
    in: plan.phases.find((phase) => phase.key === task.phase)?.id,
    under: parent && (parent.id ?? parent.title),
    form: task.form,
    from: task.stateFrom,
    words: task.words?.value,
    because: task.blockedBy?.value,
    key: task.key,
    owners: task.owners.map((owner) => owner.value).join(',') || null,
    progress: task.progress?.value,
    start: task.start?.value,
    due: task.due?.value,
    on: task.doneOn?.value,
    priority: task.priority?.value,
    estimate: task.estimate && `${task.estimate.low}-${task.estimate.high}${task.estimate.unit}`,
  }
  return `${name}=${quoted(values[name])}`
}

function otherAttribute({ kind, item }: Item, name: string): string {
  const values: Readonly<Record<string, string | null | undefined>> =
    kind === 'milestone'
      ? { target: item.target?.value, on: item.doneOn?.value, key: item.key, gates: item.gatedBy.join(',') || null }
      : kind === 'phase'
        ? { state: item.state?.value, time: item.time?.value, key: item.key }
        : {}
  return `${name}=${quoted(values[name])}`
}

const quoted = (value: string | number | null | undefined): string => (/\s/.test(String(value)) ? `"${value}"` : String(value ?? '-'))

/** Edges as `1.1>1.2`, `P1>2.1`, `M1>P2`, with type and lag where they are not the usual: `1.1>1.2:SS`, `1.1>1.2+16`. */
export const edges = (dependencies: readonly Dependency[]): string => sortedEdges(dependencies.map(edge))

/** The same list in the order in which `edges` gives it. */
export const sortedEdges = (list: readonly string[]): string =>
  [...list].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).join(' ') || '-'

function edge({ from, to, type, lag, stated }: Dependency): string {
  const hours = lag === 0 ? '' : lag > 0 ? `+${lag}` : String(lag)
  return `${end(from)}>${end(to)}${type === 'FS' ? '' : `:${type}`}${hours}${stated ? '' : '?'}`
}

const end = ({ kind, label }: End): string =>
  (kind === 'phase' ? label.replace(/^phase /, 'P') : label.replace(/^milestone /, '')).replaceAll(' ', '_')

/** The lines of a template literal, without the indent that all have in common and the empty lines around. */
export function lines(text: string): string[] {
  const all = text.replace(/^\n|\n[ \t]*$/g, '').split('\n')
  const indent = Math.min(...all.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length))
  return all.map((line) => line.slice(indent))
}
