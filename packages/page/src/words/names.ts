/**
 * Names, states and amounts as sentences use them.
 */
import type { ItemRow, LinkRow, MilestoneTimes, ScheduleStatus, Severity, TaskState, TaskTimes } from '@milemark/core'

export const STATE_WORDS: Readonly<Record<TaskState, string>> = {
  todo: 'open',
  doing: 'begun',
  blocked: 'blocked',
  done: 'done',
  cancelled: 'cancelled',
}

export const MILESTONE_WORDS: Readonly<Record<MilestoneTimes['state'], string>> = { open: 'open', partial: 'partly', done: 'reached' }

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'remark' }

export const STATUS_WORDS: Readonly<Record<ScheduleStatus, string>> = {
  optimal: 'no schedule can be shorter',
  feasible: 'everything has dates',
  infeasible: 'some tasks have no dates',
}

type Named = Pick<ItemRow, 'id' | 'title'>

/** `1.4 Service skeleton`, or the title alone. */
export const taskName = ({ id, title }: Named): string => (id === null ? title : `${id} ${title}`.trim())

/** `Phase 2: Cart & Pricing`, `M2: Answers`: bare numbers get the word in front. */
export function placeName({ id, title }: Named, word: string): string {
  if (id === null) return title
  const label = /^\d/.test(id) ? `${word} ${id}` : id
  return title === '' || title === label ? label : `${label}: ${title}`
}

export const phaseName = (phase: Named): string => placeName(phase, 'Phase')
export const milestoneName = (milestone: Named): string => placeName(milestone, 'Milestone')

const HOURS_PER_DAY = 8
const tenth = (value: number): string => String(Math.round(value * 10) / 10)

/** Working hours: `3 h`, `2.5 d`. */
export const hoursText = (hours: number): string =>
  Math.abs(hours) < HOURS_PER_DAY ? `${tenth(hours)} h` : `${tenth(hours / HOURS_PER_DAY)} d`

/** Working days: `0.5 d`, `−3 d`. */
export const daysText = (days: number): string => `${days < -0.05 ? '−' : ''}${tenth(Math.abs(days))} d`

/** `31 %`; what is almost never or almost always is not called never or always. */
export function chanceText(share: number): string {
  if (share > 0 && share < 0.005) return 'under 1 %'
  return share < 1 && share >= 0.995 ? 'over 99 %' : percentText(share)
}

export const percentText = (share: number): string => `${Math.round(share * 100)} %`

/** `1 task`, `4 tasks`. */
export const plural = (count: number, one: string, several = `${one}s`): string => `${count} ${count === 1 ? one : several}`

/** `SS +2 d`, what differs from the usual finish-to-start; empty for that. */
export function linkText({ type, lag }: Pick<LinkRow, 'type' | 'lag'>): string {
  const amount = lag === 0 ? '' : `${lag > 0 ? '+' : '−'}${hoursText(Math.abs(lag))}`
  return [type === 'FS' ? '' : type, amount].filter((part) => part !== '').join(' ')
}

/** `3 d late`, `2 d early`, `on the day`; empty where nothing can be compared. */
export function lateText(lateDays: number | null): string {
  if (lateDays === null) return ''
  if (lateDays === 0) return 'on the day'
  return lateDays > 0 ? `${tenth(lateDays)} d late` : `${tenth(-lateDays)} d early`
}

/** Why a task has no bar; empty where it has one. */
export function noDates({ state, start, finish }: Pick<TaskTimes, 'state' | 'start' | 'finish'>): string {
  if (start !== null && finish !== null) return ''
  if (state === 'cancelled' || state === 'done') return STATE_WORDS[state]
  return 'no dates'
}

/** Unique over several documents. */
export const idOf = (path: string, key: string): string => `${path}\n${key}`
