/**
 * From drafts to phases and tasks: keys, states, owners, what is scheduled.
 */
import type { Field } from '../notation/field.ts'
import { boxState, leadingState, rollUp, statusState } from '../notation/state.ts'
import type { Phrase } from '../text/phrase.ts'
import { originalSpan } from '../text/phrase.ts'
import type { PhaseDraft, TaskDraft } from './draft.ts'
import { keys } from './keys.ts'
import { owners } from './owners.ts'
import type { Dialect, Estimate, Key, Phase, Task, TaskState, Written } from './plan.ts'
import { isStruck } from './title.ts'
import { itemDates, markedDates } from './written-date.ts'

export function assemblePhases(drafts: readonly PhaseDraft[], taken: Set<string>): Map<PhaseDraft, Phase> {
  const names = keys(
    drafts.map((draft) => ({ id: draft.id, title: draft.head.title.plain, within: null })),
    taken,
    'phase:',
  )
  return new Map(drafts.map((draft, index) => [draft, toPhase(draft, names[index] as Key)]))
}

function toPhase(draft: PhaseDraft, key: Key): Phase {
  const { head } = draft
  const struck: Phase['state'] = isStruck(head.title) ? { value: 'cancelled', span: head.title.span } : null
  const state = head.mark ? { value: head.mark.state, span: originalSpan(head.line, head.mark.from, head.mark.to) } : struck
  return {
    id: draft.id,
    key,
    title: head.title.plain || `Phase ${draft.id}`,
    titleSpan: head.title.span,
    state,
    time: relativeTime(head.line),
    span: draft.span,
    line: draft.line,
  }
}

/** `(Week 1-3)` in the heading; a calendar date counts as well. */
const relativeTime = (line: Phrase): Written<string> | null => itemDates(line).target

export function assembleTasks(
  drafts: readonly TaskDraft[],
  phases: ReadonlyMap<PhaseDraft, Phase>,
  dialect: Dialect,
  taken: Set<string>,
): Map<TaskDraft, Task> {
  const phaseKey = (draft: TaskDraft): Key | null => (draft.phase ? (phases.get(draft.phase)?.key ?? null) : null)
  const names = keys(
    drafts.map((draft) => ({ id: draft.id, title: draft.head.title.plain, within: draft.parent?.id ?? phaseKey(draft) })),
    taken,
  )
  const keyOf = new Map(drafts.map((draft, index) => [draft, names[index] as Key]))
  const children = childrenOf(drafts)
  const states = new Map<TaskDraft, Stated>()
  // Children stand behind their parents, so that the last first gives every roll-up its parts.
  for (const draft of [...drafts].reverse())
    states.set(
      draft,
      stated(
        draft,
        dialect,
        (children.get(draft) ?? []).map((child) => states.get(child)?.state ?? 'todo'),
      ),
    )
  return new Map(
    drafts.map((draft) => [
      draft,
      toTask(draft, states.get(draft) as Stated, {
        key: keyOf.get(draft) as Key,
        parent: draft.parent ? (keyOf.get(draft.parent) ?? null) : null,
        phase: phaseKey(draft),
      }),
    ]),
  )
}

function childrenOf(drafts: readonly TaskDraft[]): Map<TaskDraft, TaskDraft[]> {
  const children = new Map<TaskDraft, TaskDraft[]>()
  for (const draft of drafts) {
    if (!draft.parent) continue
    const siblings = children.get(draft.parent)
    if (siblings) siblings.push(draft)
    else children.set(draft.parent, [draft])
  }
  return children
}

type Stated = Pick<Task, 'state' | 'stateFrom' | 'words' | 'blockedBy'>

/** Its own box, else its status field or mark, else its steps. A word for begun, blocked or cancelled speaks where the box is empty. */
function stated(draft: TaskDraft, dialect: Dialect, children: readonly TaskState[]): Stated {
  const words = claimed(draft)
  const blockedBy = words?.value === 'blocked' ? words.reason : null
  const said = words && { value: words.value, span: words.span }
  const box = draft.item?.box
  if (box) {
    const boxed = boxState(box.mark, dialect)
    const state = boxed === 'todo' && said && said.value !== 'done' ? said.value : boxed
    return { state, stateFrom: state === boxed ? 'box' : 'field', words: said, blockedBy }
  }
  if (said) return { state: said.value, stateFrom: 'field', words: said, blockedBy }
  if (children.length > 0) return { state: rollUp(children), stateFrom: 'children', words: null, blockedBy: null }
  return { state: 'todo', stateFrom: 'nothing', words: null, blockedBy: null }
}

interface Claim extends Written<TaskState> {
  readonly reason: Written<string> | null
}

/** The state that a status field, a mark beside the title or a struck title claims. */
function claimed(draft: TaskDraft): Claim | null {
  const status = draft.fields.find((field) => field.kind === 'status')
  const fromField = status && statusState(status.value.plain)
  if (status && fromField) return { value: fromField, span: status.value.span, reason: reasonIn(status.value) }
  const { mark, line, title } = draft.head
  if (mark) {
    const part = line.plain.slice(mark.from, mark.to)
    const span = originalSpan(line, mark.from, mark.to)
    const reason = /[:：]\s*(.+?)[)\]）】]?$/u.exec(part)?.[1]
    return { value: mark.state, span, reason: reason ? { value: reason.trim(), span } : null }
  }
  // Many strike what is done as well: there the box says which of the two it is.
  const isOpen = draft.item?.box?.mark.trim() === ''
  return isStruck(title) && (!draft.item?.box || isOpen) ? { value: 'cancelled', span: title.span, reason: null } : null
}

function reasonIn(value: Phrase): Written<string> | null {
  if (leadingState(value.plain.replace(/^[^\p{L}]+/u, '')) !== 'blocked') return null
  const reason = /[:：(（—–-]\s*(.+?)[)）]?$/u.exec(value.plain)?.[1]
  return reason ? { value: reason, span: value.span } : null
}

function toTask(
  draft: TaskDraft,
  { state, stateFrom, words, blockedBy }: Stated,
  { key, parent, phase }: Pick<Task, 'key' | 'parent' | 'phase'>,
): Task {
  const box = draft.item?.box ?? null
  const stated = markedDates(draft.head.line)
  return {
    id: draft.id,
    key,
    state,
    stateFrom,
    words,
    blockedBy,
    parent,
    phase,
    unit: parent === null,
    title: draft.head.title.plain || draft.head.line.plain,
    titleSpan: draft.head.title.span,
    form: draft.form,
    box: box && { ...box.span, mark: box.mark },
    optional:
      draft.head.optional || draft.fields.some((field) => field.kind === 'optional' && /^(yes|true|có|是)/iu.test(field.value.plain)),
    parallel: draft.head.parallel,
    owners: owners(draft),
    estimate: null,
    actual: null,
    progress: progress(draft),
    start: dateField(draft, 'start') ?? stated.start,
    due: dateField(draft, 'due') ?? stated.target,
    doneOn: stated.doneOn,
    priority: priority(draft),
    extent: draft.span,
    details: draft.details.map((phrase) => phrase.span),
    span: draft.span,
    line: draft.line,
  }
}

const field = (draft: TaskDraft, kind: Field['kind']): Phrase | null => draft.fields.find((found) => found.kind === kind)?.value ?? null

function dateField(draft: TaskDraft, kind: 'start' | 'due'): Written<string> | null {
  const value = field(draft, kind)
  return value && (itemDates(value).target ?? { value: value.plain, span: value.span })
}

function priority(draft: TaskDraft): Written<string> | null {
  const stated = field(draft, 'priority')
  if (stated) return { value: /\bP[0-4]\b/i.exec(stated.plain)?.[0].toUpperCase() ?? stated.plain, span: stated.span }
  const inLine = /[([（]\s*(P[0-4])\s*[)\]）]/.exec(draft.head.line.plain)
  return inLine?.[1] ? { value: inLine[1], span: originalSpan(draft.head.line, inLine.index, inLine.index + inLine[0].length) } : null
}

/** `40 %` as a part of the task's own brackets, or a progress field. `40 % faster` is no part of it: it is what the task is about. */
function progress(draft: TaskDraft): Written<number> | null {
  const stated = field(draft, 'progress')
  const inField = stated && /(\d{1,3})\s*%/.exec(stated.plain)
  if (stated && inField) return { value: Math.min(100, Number(inField[1])), span: stated.span }
  const { line } = draft.head
  const bracket = line.plain.includes('%') ? /[([（]([^()[\]（）]*)[)\]）]\s*$/u.exec(line.plain) : null
  const share = bracket?.[1]
    ?.split(/[,，、;；]/)
    .map((part) => SHARE_DONE.exec(part)?.[1])
    .find((found) => found !== undefined)
  return bracket && share !== undefined
    ? { value: Math.min(100, Number(share)), span: originalSpan(line, bracket.index, bracket.index + bracket[0].length) }
    : null
}

const SHARE_DONE =
  /^\s*[~≈]?\s*(\d{1,3})\s*%(?:\s*(?:done|completed?|finished|xong|完成|готово|erledigt|fertig|hecho|concluído|fait))?\s*$/iu

/** Tasks with the figures that the document states for them: the one in the task's own lines, else the first elsewhere. */
export function withEstimates(tasks: readonly Task[], estimates: readonly Estimate[]): Task[] {
  const byKey = new Map<Key, Estimate[]>()
  for (const estimate of estimates) {
    if (estimate.key === null) continue
    const others = byKey.get(estimate.key)
    if (others) others.push(estimate)
    else byKey.set(estimate.key, [estimate])
  }
  const pick = (task: Task, kind: Estimate['kind']) => {
    const own = (byKey.get(task.key) ?? []).filter((estimate) => estimate.kind === kind && estimate.unit !== '%')
    return own.find(({ span }) => span.from >= task.extent.from && span.to <= task.extent.to) ?? own[0] ?? null
  }
  return tasks.map((task) => (byKey.has(task.key) ? { ...task, estimate: pick(task, 'estimate'), actual: pick(task, 'actual') } : task))
}
