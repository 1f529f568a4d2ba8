/**
 * Takes a dependency away, wherever and however often it is stated, and leaves every other one as it is.
 */
import type { Change } from '../change/diff.ts'
import type { Dependency, End, Plan } from '../plan/plan.ts'
import { composed, deleted, replaced } from '../text/edit.ts'
import { escaped } from '../text/escaped.ts'
import { span } from '../text/span.ts'
import { cellAt, cellEdit } from './cells.ts'
import type { Edited, Editing, Outcome, Way } from './editing.ts'
import { firstFitting, refused, unchanged, unwritable } from './editing.ts'
import { emptyCell } from './habits.ts'
import { endingAt, lineAround, lineNumber, prefixOf, textOf, withoutLines } from './lines.ts'
import { partAround, withoutPart } from './tail.ts'

/** How often one order may be stated before Milemark leaves it to a person. */
const MOST_STATEMENTS = 8

export function unlink(editing: Editing, from: End, to: End): Outcome {
  const isIt = (found: Dependency): boolean => found.stated && found.from.key === from.key && found.to.key === to.key
  if (!editing.plan.dependencies.some(isIt)) {
    const assumed = editing.plan.dependencies.some((found) => found.from.key === from.key && found.to.key === to.key)
    if (assumed)
      return refused('MM-INVALID', `${from.label} → ${to.label} is assumed and stands nowhere, so there is nothing to take away.`)
    const milestone = editing.plan.milestones.find(({ key }) => key === to.key)
    if (milestone?.gatedBy.includes(from.key))
      return refused(
        'MM-NOTATION',
        `That ${to.label} waits for ${from.label} belongs to the milestone itself (line ${milestone.line}); nothing was changed. Change it there by hand.`,
      )
    return unchanged(editing, [`No order ${from.label} → ${to.label} is stated here.`])
  }
  const { length } = editing.plan.source.text
  let whole: Edited = unchanged(editing)
  for (let round = 0; round < MOST_STATEMENTS; round++) {
    const found = whole.plan.dependencies.find(isIt)
    if (!found) return whole
    const step = firstFitting({ ...editing, plan: whole.plan }, unlinkWays(whole.plan, found), {
      // Stated again in another line, it is still there afterwards: then that one is next.
      reached: (_, after) => !after.dependencies.some((other) => isIt(other) && other.line === found.line && other.how === found.how),
      allowed: (change) => isUnlinkOf(change, from, to),
    })
    if (!step) break
    whole = { ...step, edits: composed(length, whole.edits, step.edits), changes: [...whole.changes, ...step.changes] }
  }
  return unwritable(`The order ${from.label} → ${to.label} (line ${editing.plan.dependencies.find(isIt)?.line})`, 'the document without it')
}

const isUnlinkOf = (change: Change, from: End, to: End): boolean =>
  change.what === 'unlinked' && change.from === from.key && change.to === to.key

function* unlinkWays(plan: Plan, found: Dependency): Generator<Way> {
  const { source } = plan
  const line = lineAround(source, found.span.from)
  const task = plan.tasks.find(({ key }) => key === found.to.key)
  if (saysNothingElse(plan, found)) yield [withoutLines(source, lineNumber(source, line.from), lineNumber(source, line.from))]
  yield* withoutTokens(plan, found)
  yield* listed(plan, found)
  const around =
    task && (found.how === 'inline' || found.how === 'field') ? partAround(source, task, span(found.span.from, found.span.from)) : null
  if (around) yield [withoutPart(source, around)]
  const tail = task && found.how === 'inline' ? /\s*(?:[,;]|[—–-])?\s*$/u.exec(source.text.slice(line.from, found.span.from)) : null
  if (tail) yield [deleted(span(line.from + tail.index, line.to))]
  const cell = task?.form === 'row' || found.how === 'table' ? cellAt(source, found.span.from) : null
  if (cell) yield [cellEdit(source, cell, emptyCell(plan, 'dependsOn'))]
  const number = lineNumber(source, line.from)
  yield [withoutLines(source, number, number)]
  yield* rewritten(plan, found)
}

/** True for `- 2.1 → 2.2` and `- 2.2 depends on 2.1`: without the order nothing is left to say. */
function saysNothingElse({ source, dependencies }: Plan, { how, line, span: at, from, to }: Dependency): boolean {
  if ((how !== 'arrow' && how !== 'sentence') || dependencies.filter((other) => other.stated && other.line === line).length > 1)
    return false
  const text = textOf(source, lineAround(source, at.from))
  const rest = text.replace(from.label, '').replace(to.label, '')
  return /^[\s>]*[-*+]\s+(?!\[)/.test(text) && !/[(（:：;\d]/.test(rest) && (rest.match(/\p{L}+/gu) ?? []).length <= MOST_WORDS
}

/** `phụ thuộc vào`, `depends on`: a statement, and no reason behind it. */
const MOST_WORDS = 4

/** Without one of the two ids, and a separator beside it. */
function* withoutTokens(plan: Plan, { span: at, from, to }: Dependency): Generator<Way> {
  const { source } = plan
  const line = lineAround(source, at.from)
  const text = textOf(source, line)
  for (const { label } of [from, to]) {
    const id = escaped(label)
    const token = new RegExp(String.raw`(?<![\p{L}\p{N}.])(?:\p{L}+\s+)?(?<id>${id})(?![\p{L}\p{N}]|\.\d)`, 'giu')
    for (const hit of text.matchAll(token)) {
      const end = hit.index + hit[0].length
      const start = end - (hit.groups?.id?.length ?? label.length)
      const before = /(?:\s*[,;&/+、]\s*(?:and\s+)?|\s+(?:and|or|và|und|y|et)\s+)$/iu.exec(text.slice(0, start))?.[0].length ?? 0
      const after = /^(?:\s*[,;&/+、]\s*(?:and\s+)?|\s+(?:and|or|và|und|y|et)\s+)/iu.exec(text.slice(end))?.[0].length ?? 0
      if (before > 0) yield [deleted(span(line.from + start - before, line.from + end))]
      if (after > 0) yield [deleted(span(line.from + start, line.from + end + after))]
      // The end of a chain: `1.1 → 1.2 → 1.3` without its last or first link.
      const arrow = /\s*(?:→|->|=>|⟶|-->)\s*$/u.exec(text.slice(0, start))?.[0].length ?? 0
      const arrowBehind = /^\s*(?:→|->|=>|⟶|-->)\s*/u.exec(text.slice(end))?.[0].length ?? 0
      if (arrow > 0) yield [deleted(span(line.from + start - arrow, line.from + end))]
      if (arrowBehind > 0) yield [deleted(span(line.from + start, line.from + end + arrowBehind))]
    }
  }
}

/** The list of ids, with its ranges and wildcards, as the list of those that stay. */
function* listed(plan: Plan, found: Dependency): Generator<Way> {
  const { source } = plan
  const others = plan.dependencies.filter(
    ({ how, line, to, from }) => how === found.how && line === found.line && to.key === found.to.key && from.key !== found.from.key,
  )
  if (others.length === 0) return
  const line = lineAround(source, found.span.from)
  const text = textOf(source, line)
  const REFERENCES =
    /(?:\p{Lu}{0,4}-?\d+(?:\.(?:\d+|x|\*))*[a-z]?)(?:\s*(?:,|&|\/|\+|-|–|~|and|to|và|through)\s*(?:\p{Lu}{0,4}-?\d+(?:\.(?:\d+|x|\*))*[a-z]?))*/gu
  for (const run of text.matchAll(REFERENCES))
    yield [replaced(span(line.from + run.index, line.from + run.index + run[0].length), others.map(({ from }) => from.label).join(', '))]
}

/** The line as one bullet for each of the other orders that it states; or cut in two at the arrow. */
function* rewritten(plan: Plan, found: Dependency): Generator<Way> {
  const { source } = plan
  const line = lineAround(source, found.span.from)
  const text = textOf(source, line)
  const lead = /^[\s>]*(?:[-*+]|\d+[.)])\s+/.exec(text)?.[0] ?? prefixOf(text)
  const ending = endingAt(source, lineNumber(source, line.from))
  const arrow = /^\s*(?:→|->|=>|⟶|-->)\s*/u.exec(text.slice(found.span.from - line.from))
  if (arrow) {
    const before = text.slice(lead.length, found.span.from - line.from).trimEnd()
    const after = text.slice(found.span.from - line.from + arrow[0].length)
    yield [replaced(line, `${lead}${before}${ending}${lead}${after}`)]
  }
  const others = plan.dependencies.filter((other) => other.line === found.line && other.stated && other !== found)
  if (others.length === 0) return
  yield [replaced(line, others.map(({ from, to }) => `${lead}${from.label} → ${to.label}`).join(ending))]
}
