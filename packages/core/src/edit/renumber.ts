/**
 * Gives tasks the numbers that their places ask for, and changes every reference to them in the document.
 *
 * `2.1, 2.2, …` within phase 2, steps `2.1.1` below their task, `T001, T002, …` in one series. Ids of other shapes stay.
 */
import { itemsOf, linkText } from '../change/items.ts'
import type { Key, Plan, Task } from '../plan/plan.ts'
import type { TextEdit } from '../text/edit.ts'
import { applied, sorted, trimmed } from '../text/edit.ts'
import { escaped } from '../text/escaped.ts'
import type { Editing, Outcome } from './editing.ts'
import { refused, unchanged } from './editing.ts'
import { taskLines } from './extent.ts'
import { lineCount, lineNumber, lineOf, textOf } from './lines.ts'

/** @param wanted old id to new id; without it, the numbers follow the order of the document */
export function renumber(editing: Editing, wanted: ReadonlyMap<string, string> = numbering(editing.plan)): Outcome {
  const { plan } = editing
  const mapping = new Map([...wanted].filter(([from, to]) => from !== to))
  if (mapping.size === 0) return unchanged(editing)
  const problem = clash(plan, mapping)
  if (problem !== null) return refused('MM-INVALID', problem)
  const edits = trimmed(plan.source.text, renamings(plan, mapping))
  const after = editing.reread(applied(plan.source.text, edits))
  const wrong = difference(plan, after, mapping)
  if (wrong !== null) return refused('MM-NOTATION', `The new numbers do not read back as meant (${wrong}), so nothing was changed.`)
  const changes = plan.tasks.flatMap((task) => {
    const to = task.id === null ? undefined : mapping.get(task.id)
    return to === undefined
      ? []
      : [
          {
            what: 'changed' as const,
            kind: 'task' as const,
            key: task.key,
            title: task.title,
            field: 'id',
            from: task.id,
            to,
            derived: false,
          },
        ]
  })
  return { ok: true, edits, plan: after, changes, notes: [] }
}

function clash({ tasks, milestones, phases }: Plan, mapping: ReadonlyMap<string, string>): string | null {
  const ids = [...tasks, ...milestones, ...phases].flatMap(({ id }) => (id === null ? [] : [id]))
  const unknown = [...mapping.keys()].find((id) => !ids.includes(id))
  if (unknown !== undefined) return `There is no item ${unknown}; nothing was changed.`
  const twice = [...mapping.keys()].find((id) => tasks.filter((task) => task.id === id).length > 1)
  if (twice !== undefined)
    return `${twice} is the id of several tasks, so nobody can tell which one a reference means. Give one of them another id by hand first.`
  const later = new Set(ids.map((id) => mapping.get(id) ?? id))
  return later.size < new Set(ids).size ? 'Two tasks would get the same id; nothing was changed.' : null
}

/** The numbers that the places of the tasks ask for. */
export function numbering({ tasks, phases }: Plan): Map<string, string> {
  const mapping = new Map<string, string>()
  const byKey = new Map(tasks.map((task) => [task.key, task]))
  const counts = new Map<string, number>()
  let series = 0
  for (const task of tasks) {
    if (task.id === null) continue
    const coded = /^([A-Z]+-?)(\d{2,})$/.exec(task.id)
    if (coded) {
      series++
      mapping.set(task.id, `${coded[1]}${String(series).padStart((coded[2] as string).length, '0')}`)
      continue
    }
    const above = aboveOf(task, byKey, phases, mapping)
    if (above === null || !/^\d+(?:\.\d+)+$/.test(task.id)) continue
    const next = (counts.get(above) ?? 0) + 1
    counts.set(above, next)
    mapping.set(task.id, `${above}.${next}`)
  }
  return mapping
}

/** The number that stands before the last dot: of the task above, else of the phase. */
function aboveOf(task: Task, byKey: ReadonlyMap<Key, Task>, phases: Plan['phases'], mapping: ReadonlyMap<string, string>): string | null {
  const parent = task.parent === null ? undefined : byKey.get(task.parent)
  if (parent) return parent.id === null ? null : (mapping.get(parent.id) ?? parent.id)
  const phase = phases.find(({ key }) => key === task.phase)
  return phase?.id && /^\d+$/.test(phase.id) ? phase.id : null
}

/** Every place that names one of the ids, in the lines that hold items and orders and where a word for tasks stands before it. */
function renamings(plan: Plan, mapping: ReadonlyMap<string, string>): TextEdit[] {
  const { source } = plan
  const lines = speaking(plan)
  const edits: TextEdit[] = []
  const ids = [...mapping.keys()].sort((a, b) => b.length - a.length).map(escaped)
  const token = new RegExp(
    String.raw`(?<![\p{L}\p{N}_.-]|[vV≥><=^~]\s?)(${ids.join('|')})(?![\p{L}\p{N}_]|\.\d|\s?(?:%|[GMK]B|ms)\b)`,
    'gu',
  )
  for (let line = 1; line <= lineCount(source); line++) {
    const at = lineOf(source, line)
    const text = textOf(source, at)
    for (const hit of text.matchAll(token)) {
      if (!lines.has(line) && !/\b(?:tasks?|steps?|nhiệm vụ|任务)\s+(?:[\w.]+\s*(?:,|and|và|-|–)\s*)*$/iu.test(text.slice(0, hit.index)))
        continue
      edits.push({ from: at.from + hit.index, to: at.from + hit.index + hit[0].length, insert: mapping.get(hit[0]) as string })
    }
  }
  return sorted(edits)
}

/** Lines in which a number is a reference: of items, of what is stated about them, of diagrams. */
function speaking(plan: Plan): Set<number> {
  const lines = new Set<number>()
  for (const task of plan.tasks) {
    const own = taskLines(plan, task)
    for (let line = own.first; line <= (task.form === 'heading' || task.form === 'bold' ? own.first : own.last); line++) lines.add(line)
  }
  for (const { line } of [...plan.milestones, ...plan.phases, ...plan.dependencies, ...plan.external, ...plan.estimates, ...plan.risks])
    lines.add(line)
  for (const detail of plan.tasks.flatMap(({ details }) => details))
    for (let line = lineNumber(plan.source, detail.from); line <= lineNumber(plan.source, detail.to); line++) lines.add(line)
  const graph = new Set(plan.dependencies.filter(({ how }) => how === 'mermaid' || how === 'arrow').map(({ line }) => line))
  for (const line of fenced(plan, graph)) lines.add(line)
  return lines
}

/** All lines of a fence that states an order, the names of its nodes included. */
function fenced({ source }: Plan, within: ReadonlySet<number>): number[] {
  const result: number[] = []
  let open: number | null = null
  for (let line = 1; line <= lineCount(source); line++) {
    if (!/^[\s>]*(?:```|~~~)/.test(textOf(source, lineOf(source, line)))) continue
    if (open === null) open = line
    else {
      const inside = Array.from({ length: line - open - 1 }, (_, index) => (open as number) + 1 + index)
      if (inside.some((at) => within.has(at))) result.push(...inside)
      open = null
    }
  }
  return result
}

/** What is not as it was but for the ids; null when all is. */
function difference(before: Plan, after: Plan, mapping: ReadonlyMap<string, string>): string | null {
  const [old, now] = [itemsOf(before), itemsOf(after)]
  if (old.length !== now.length) return `${old.length} items became ${now.length}`
  const keys = new Map(old.map((item, index) => [item.key, now[index]?.key ?? '']))
  for (const [index, item] of old.entries()) {
    const other = now[index] as (typeof now)[number]
    const id = item.kind === 'task' && item.id !== null ? (mapping.get(item.id) ?? item.id) : item.id
    if (other.id !== id) return `line ${item.line}: ${other.id ?? 'no id'} instead of ${id ?? 'none'}`
    const wrong = Object.keys(item.facts).find((field) => field !== 'id' && field !== 'title' && item.facts[field] !== other.facts[field])
    if (wrong) return `line ${item.line}: ${wrong}`
    const moved = Object.keys(item.names).find(
      (field) => item.names[field]?.map((key) => keys.get(key)).join() !== other.names[field]?.join(),
    )
    if (moved) return `line ${item.line}: ${moved}`
  }
  const links = (plan: Plan, rename?: (key: Key) => Key) => plan.dependencies.map((link) => linkText(link, rename)).sort()
  const expected = links(before, (key) => keys.get(key) ?? key)
  const found = links(after)
  return expected.join('\n') === found.join('\n') ? null : 'the order of the tasks'
}
