/**
 * The dates that a plan states: those that its items hold, with what they are.
 */
import { parseIsoDate } from '../../calendar/civil.ts'
import type { Plan, Written } from '../../plan/plan.ts'
import { milestoneName, phaseName, quoted, taskName } from './words.ts'

export interface StatedDate {
  readonly date: Written<string>
  /** `The target of Milestone 3 “…”`. */
  readonly name: string
}

/** Every date that was read from a document, valid or not, also `Day 3`. */
export function statedDates(plan: Plan): StatedDate[] {
  const found: StatedDate[] = []
  const add = (date: Written<string> | null, name: () => string) => {
    if (date) found.push({ date, name: name() })
  }
  for (const milestone of plan.milestones) {
    add(milestone.target, () => `the target of ${milestoneName(milestone)}`)
    add(milestone.doneOn, () => `the date of ${milestoneName(milestone)}`)
  }
  for (const phase of plan.phases) add(phase.time, () => `the date of ${phaseName(phase)}`)
  for (const task of plan.tasks) {
    add(task.start, () => `the start of ${taskName(task)}`)
    add(task.due, () => `the due date of ${taskName(task)}`)
    add(task.doneOn, () => `the done date of ${taskName(task)}`)
  }
  for (const external of plan.external) add(external.expected, () => `the date of ${quoted(external.text)}`)
  for (const { name, absences } of plan.resources)
    for (const { value, span } of absences)
      for (const date of [value.from, value.to]) add({ value: date, span }, () => `an absence of ${name}`)
  return found
}

/** The day as a number, for an ISO date that exists. */
export const dayOf = (date: Written<string> | null): number | null => (date ? parseIsoDate(date.value) : null)

/** `3 days`, `2 weeks`: how long ago, to be read at a glance. */
export function lengthOf(days: number): string {
  if (days === 1) return 'a day'
  if (days < 14) return `${days} days`
  if (days < 60) return `${Math.round(days / 7)} weeks`
  return days < 700 ? `${Math.round(days / 30.4)} months` : `${Math.round(days / 365)} years`
}
