/**
 * The state of a task as people mark it: a character in a box, an emoji, a word behind `Status:`, a struck title.
 */
import { itself, memo } from '../text/memo.ts'

import { fold, isSpaced } from './fold.ts'
import type { Dialect, MilestoneState, TaskState } from './terms.ts'

const BOXES: Readonly<Record<string, TaskState>> = {
  ' ': 'todo',
  '': 'todo',
  x: 'done',
  X: 'done',
  '✓': 'done',
  '✔': 'done',
  '✅': 'done',
  '~': 'doing',
  '/': 'doing',
  '>': 'doing',
  '-': 'cancelled',
  '!': 'blocked',
}

/** The state of a box. `[-]` is work in progress where Kiro wrote the file, cancelled elsewhere. */
export function boxState(mark: string, dialect: Dialect): TaskState {
  if (mark === '-' && dialect === 'kiro') return 'doing'
  return BOXES[mark] ?? 'todo'
}

const WORDS: Readonly<Record<Exclude<TaskState, 'todo'>, string>> = {
  cancelled:
    'cancelled, canceled, dropped, skipped, wont do, won t do, obsolete, deleted, removed, huy, da huy, 取消, 已取消, 中止, отменено, cancelado, abgebrochen, annule',
  blocked: 'blocked, on hold, waiting, bi chan, 阻塞, 受阻, ブロック, заблокировано, bloqueado, blockiert, bloque',
  doing:
    'in progress, wip, doing, started, ongoing, in arbeit, partial, partially complete, partially completed, partially done, mostly complete, dang lam, dang thuc hien, dang tien hanh, 进行中, 進行中, 作業中, в работе, в процессе, em andamento, en progreso, en curso, en cours, قيد التنفيذ',
  done: 'done, complete, completed, finished, implemented, shipped, merged, closed, hoan thanh, da hoan thanh, da xong, xong, 完成, 已完成, 完了, 済, готово, выполнено, завершено, concluido, completado, hecho, erledigt, fertig, abgeschlossen, termine, مكتمل',
}
const TODO_WORDS =
  'todo, to do, pending, not started, incomplete, unfinished, open, planned, chua lam, chua bat dau, cho, 待办, 未开始, 未着手, не начато, pendente, pendiente, offen, a faire'

const TABLE: readonly (readonly [TaskState, string])[] = [
  ...Object.entries(WORDS).flatMap(([state, words]) => words.split(', ').map((word) => [state as TaskState, fold(word)] as const)),
  ...TODO_WORDS.split(', ').map((word) => ['todo', fold(word)] as const),
]

const EMOJI: readonly (readonly [RegExp, TaskState])[] = [
  [/[✅☑✔✓]|🎉/u, 'done'],
  [/[🚧🔄🟡🏗]/u, 'doing'],
  [/[⛔🛑]/u, 'blocked'],
  [/[⏳⬜☐🔲⚪📋]/u, 'todo'],
  [/[❌🚫]/u, 'cancelled'],
]

/** Holds every sign of the table above; without one there is no need to look for each. */
const MAY_BE_EMOJI = /[\u23f3\u2600-\u2bff\ud83c-\ud83e]/

/** The words with what has to stand behind them, the longest first. */
const OPENINGS = TABLE.map(([state, word]) => ({ state, word, opening: isSpaced(word) ? `${word} ` : word })).sort(
  (a, b) => b.word.length - a.word.length,
)

/** What turns a state into its absence: `not done`, `chưa xong`, `未完成`. */
const NEGATED = /(?:^| )(?:not|never|isn t|no|chua|khong|nao|nicht|pas|не|غير|لم)(?: (?:yet|fully|completely|quite|ещё|еще))?$|[未没沒不]$/u

/** The state that a status value names: the words count before the emoji (`✅ IN PROGRESS` is doing). Null when it names none. */
export function statusState(text: string): TaskState | null {
  const folded = ` ${fold(text)} `
  const found = TABLE.map(([state, word]) => ({ state, at: folded.indexOf(isSpaced(word) ? ` ${word} ` : word) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0]
  if (found && NEGATED.test(folded.slice(0, found.at).trim())) return 'todo'
  return found?.state ?? EMOJI.find(([sign]) => sign.test(text))?.[1] ?? null
}

/** The state that a text is and nothing else, but for a sign and a date: `Done`, `✅`, `in progress (2026-11-20)`; not `Done when …`. */
export function wholeState(text: string): TaskState | null {
  const folded = fold(text.replace(/\d{4}-\d\d-\d\d/g, ' '))
  return folded === '' || TABLE.some(([, word]) => word === folded) ? statusState(text) : null
}

export interface StateMark {
  readonly state: TaskState
  /** Offsets of the mark in the text. */
  readonly from: number
  readonly to: number
}

const NOTE = /[([（【]\s*(?:status\s*:\s*)?([^()[\]（）【】]{2,60})\s*[)\]）】]/giu
const BRACKET_STATES: readonly TaskState[] = ['done', 'doing', 'blocked', 'cancelled']

/** `(2d, @ana, blocked: waiting for keys)`: a state behind other notation, up to the end of the bracket. */
const NOTED_STATE =
  /[([（][^()[\]（）]*[,，;]\s*((?:blocked|on hold|cancell?ed|dropped|in progress|wip|bị chặn|阻塞|取消|进行中|заблокировано|отменено|bloquead[oa]|blockiert|abgebrochen)(?:\s*[:：][^()[\]（）]*)?)(?=\s*[,)\]）])/iu

/** `— blocked: waiting for keys`: the same without a bracket, up to the end of the line. */
const NOTED_TAIL = /(?:\s[—–-]|[,;])\s*((?:blocked|on hold|cancell?ed|dropped|bị chặn|阻塞|取消)\s*[:：]\s*\S[^\n]*)$/iu

/** `(blocked by 1.1)` is an order like `(after 1.1)`: the task is as open as the others. */
const BLOCKED_BY_TASK = /^\s*blocked\s+(?:by|on|until)\s+(?:(?:tasks?|phases?|milestones?)\s+)?[A-Z]{0,4}-?\d/iu

/**
 * The mark that stands beside a title: a trailing emoji, an upper-case word, or a bracket that begins with a state.
 * Only such marks count; "blocked" as a word of a sentence does not.
 */
export const titleMark: (text: string) => StateMark | null = memo(itself, (text) => {
  for (const found of text.matchAll(NOTE)) {
    const state = leadingState(found[1] as string)
    if (!state || !BRACKET_STATES.includes(state) || BLOCKED_BY_TASK.test(found[1] as string)) continue
    // "(done, open, late) column" speaks of states; a mark ends its text or stands before a name.
    const goesOn = /^\s+\p{Ll}/u.test(text.slice(found.index + found[0].length))
    if (!goesOn) return { state, from: found.index, to: found.index + found[0].length }
  }
  const noted = NOTED_STATE.exec(text)
  if (noted?.[1])
    return { state: leadingState(noted[1]) ?? 'blocked', from: noted.index + noted[0].indexOf(noted[1]), to: noted.index + noted[0].length }
  const tail = NOTED_TAIL.exec(text)
  if (tail?.[1]) return { state: leadingState(tail[1]) ?? 'blocked', from: text.length - tail[1].length, to: text.length }
  const shout =
    /[A-Z]{3}/.test(text) &&
    /(?:^|(?<=[\s*:–—-]))((?:[A-Z]{3,}\s+)?(?:DONE|COMPLETED?|FINISHED|IN PROGRESS|WIP|BLOCKED|CANCELL?ED|DELETED|DROPPED|SKIPPED|IMPLEMENTED))(?![\p{L}_])/u.exec(
      text,
    )
  if (shout && !/^NOT/.test(shout[1] as string)) {
    // "BACKEND COMPLETE", "MOSTLY DONE": a part of it.
    const isPart =
      /^(?!IN )[A-Z]{3,}\s+(?:DONE|COMPLETE|FINISHED|IMPLEMENTED)/.test(shout[1] as string) &&
      !/^(?:ALL|NOW|STATUS|FULLY) /.test(shout[1] as string)
    const state = isPart ? 'doing' : statusState(shout[1] as string)
    if (state) return { state, from: shout.index, to: shout.index + shout[0].length }
  }
  for (const [sign, state] of MAY_BE_EMOJI.test(text) ? EMOJI : []) {
    const at = text.search(sign)
    if (at >= 0 && isBeside(text, at)) return { state, from: at, to: at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) }
  }
  return null
})

/** A sign is a mark of the item when it opens the text, ends it, or a date or bracket follows. */
function isBeside(text: string, at: number): boolean {
  const after = text.slice(at).replace(/^\S+/u, '')
  return text.slice(0, at).trim() === '' || /^\s*(?:$|[([（]|\d{4}-|[A-Z]{4})/u.test(after)
}

/** The state that a text opens with: `blocked: waiting for keys`, `in progress`, `done 2026-11-20`. */
export function leadingState(text: string): TaskState | null {
  const folded = fold(text)
  const found = OPENINGS.find(({ word, opening }) => folded === word || folded.startsWith(opening))
  return found && found.state !== 'todo' ? found.state : null
}

export const milestoneState = (state: TaskState | null): MilestoneState =>
  state === 'done' ? 'done' : state === 'doing' ? 'partial' : 'open'

/** Rolled up from steps: all done is done, some done or begun is doing, none is todo. Cancelled steps do not count. */
export function rollUp(states: readonly TaskState[]): TaskState {
  const counted = states.filter((state) => state !== 'cancelled')
  if (counted.length === 0) return states.length > 0 ? 'cancelled' : 'todo'
  if (counted.every((state) => state === 'done')) return 'done'
  return counted.some((state) => state === 'done' || state === 'doing') ? 'doing' : 'todo'
}
