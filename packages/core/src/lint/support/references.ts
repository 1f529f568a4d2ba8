/**
 * References in the text: where a statement stands; what one that could not be resolved may have meant, and whose it is.
 */
import { connectives } from '../../notation/connective.ts'
import { sameId } from '../../notation/heading.ts'
import { references } from '../../notation/reference.ts'
import type { Dependency, End, Plan, Task, UnresolvedReference } from '../../plan/plan.ts'
import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import { cover } from '../../text/span.ts'
import type { Context } from './context.ts'
import { lineOf, trimmed, wordSpan } from './place.ts'
import { taskName } from './words.ts'

/** `Task 2.5 “Copy addresses” names`, or `The text names` where the statement belongs to no task. */
export function speaker({ span }: UnresolvedReference, { taskAt }: Context): string {
  const task = taskAt(span.from)
  return task ? `${taskName(task)} names` : 'The text names'
}

/** Tasks by what stands before the last number of their ids: `2.` for `2.4`, `t` for `T004`. */
export type Siblings = ReadonlyMap<string, readonly Task[]>

export function siblings(plan: Plan): Siblings {
  const found = new Map<string, Task[]>()
  for (const task of plan.tasks) {
    if (task.id === null) continue
    const series = parted(task.id).series
    const others = found.get(series)
    if (others) others.push(task)
    else found.set(series, [task])
  }
  return found
}

/** The tasks of the same series whose numbers are nearest; only the one with the same number, where it is merely written otherwise. */
export function nearestById(id: string, all: Siblings, except: Task | null, count = 2): Task[] {
  const { series, number } = parted(id)
  const others = (all.get(series) ?? []).filter((task) => task !== except && parted(task.id as string).number >= 0)
  const scored = others.map((task) => ({ task, far: Math.abs(parted(task.id as string).number - number) }))
  const same = scored.filter(({ far }) => far === 0)
  return (same.length > 0 ? same : scored.sort((a, b) => a.far - b.far)).slice(0, count).map(({ task }) => task)
}

function parted(id: string): { readonly series: string; readonly number: number } {
  const bare = sameId(id)
  const digits = /\d+(?=[a-wyz]?$)/.exec(bare)?.[0] ?? ''
  return { series: bare.slice(0, Math.max(0, bare.lastIndexOf(digits))).replace(/0+$/, ''), number: digits === '' ? -1 : Number(digits) }
}

/** The letters before the number and the count of its dots. */
const shapeOf = (id: string): string => `${/^\p{L}*/u.exec(sameId(id))?.[0] ?? ''} ${id.split('.').length}`

/** Tells whether an id is of a form that this document uses for its tasks or phases: `1.6` beside `1.5`, not `K8s`. */
export function usedShapes({ tasks, phases }: Plan): (text: string) => boolean {
  const shapes = (ids: readonly (string | null)[]) => new Set(ids.flatMap((id) => (id === null ? [] : [shapeOf(id)])))
  const ofTasks = shapes(tasks.map(({ id }) => id))
  const ofPhases = shapes(phases.map(({ id }) => id))
  return (text) => (/^phase /.test(text) ? ofPhases.has(shapeOf(text.slice('phase '.length))) : ofTasks.has(shapeOf(text)))
}

const UNIT =
  /^\s?(?:%|[x×]\b|(?:ms|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|years?|[kKMGT]i?B|px|pts?|ngày|giờ|tuần|phút|дн|ч|天|小时|周)(?![\p{L}\p{N}]))/u
const NAME = /\p{Lu}[\p{L}\p{N}.+#-]*\s$/u

/** `Node 18.1`, `v2.3`, `1.5 days`: a number of something else, unless a word says that it is a task. */
export function isOtherNumber({ source }: Plan, { span }: UnresolvedReference): boolean {
  const line = lineOf(source, span.from)
  const [before, behind] = [source.text.slice(line.from, span.from), source.text.slice(span.to, line.to)]
  if (UNIT.test(behind)) return true
  if (!NAME.test(before)) return false
  const text = source.text.slice(line.from, line.to)
  const at = span.from - line.from
  const isWorded = references(text).some(({ from, to, ...found }) => from < at && at < to && 'worded' in found && found.worded)
  return !isWorded && connectives(text).every(({ to }) => to > at || text.slice(to, at).trim() !== '')
}

/** Letters between the two references of a statement, at most, for both to be underlined. */
const NEAR = 24

/** `1.3 → 1.2`; behind a task only the reference, `1.3`; the statement as it was read where neither can be told. */
export function statementSpan(source: Source, { from, to, span, how }: Dependency): Span {
  const line = lineOf(source, span.from)
  const find = ({ label }: End) => wordSpan(source.text, label.replace(/^(?:phase|milestone) /, ''), line, span.from)
  const [first, then] = [find(from), find(to)]
  const isOneSided = how === 'inline' || how === 'field'
  if (first && then && !isOneSided && then.from - first.to < NEAR && first.from - then.to < NEAR) return cover(first, then)
  return (isOneSided ? first : null) ?? then ?? first ?? trimmed(source.text, span)
}
