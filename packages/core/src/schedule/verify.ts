/**
 * An independent check of a schedule against its problem: knows nothing of how schedules are made.
 *
 * It works from the definitions alone: work is counted on calendars, links are compared as dates, and everything that
 * one person does is laid side by side. Tests run it after every schedule.
 */
import { isoMinute } from '../calendar/minute.ts'
import type { Activity, Link, Placement, Problem } from './problem.ts'

/** Sentences about everything that is wrong; none for a schedule that keeps to its problem. */
export function verify(problem: Problem, placed: Placement): string[] {
  const { activities, links } = problem
  return [
    ...activities.flatMap((activity, index) => activityFaults(problem, activity, placed, index)),
    ...links.flatMap((link) => linkFaults(problem, link, placed)),
    ...overlaps(problem, placed),
  ]
}

function activityFaults(
  { calendars, resources }: Problem,
  activity: Activity,
  { start, finish, resource }: Placement,
  index: number,
): string[] {
  const [from, to, who] = [start[index] as number, finish[index] as number, resource[index] as number]
  const faults: string[] = []
  const wrong = (text: string) => faults.push(`activity ${index}: ${text}`)
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to)) return [`activity ${index}: ${from} to ${to} are no minutes`]
  if (from < activity.release) wrong(`starts ${isoMinute(from)}, before ${isoMinute(activity.release)}`)
  if (to < activity.finishFrom) wrong(`ends ${isoMinute(to)}, before ${isoMinute(activity.finishFrom)}`)
  if (to < from) wrong('ends before it starts')
  if (who === -1 ? activity.anyOf.length > 0 : !activity.anyOf.includes(who)) {
    wrong(`is done by ${who}, who is none of ${activity.anyOf.join(', ')}`)
    return faults
  }
  const person = resources[who]
  const calendar = calendars[person ? person.calendar : activity.calendar]
  if (!calendar) return [...faults, `activity ${index}: has no calendar`]
  const worked = (calendar.workBefore(to) - calendar.workBefore(from)) * (person?.share ?? 1)
  // A minute cannot be cut, so that a share of one may be left over.
  if (worked < activity.work - 1e-6 || worked >= activity.work + 1) wrong(`has ${activity.work} minutes of work, and ${worked} are done`)
  if (activity.work > 0 && calendar.workBefore(from + 1) === calendar.workBefore(from))
    wrong(`starts ${isoMinute(from)}, when nobody works`)
  if (activity.work > 0 && calendar.workBefore(to - 1) === calendar.workBefore(to)) wrong(`ends ${isoMinute(to)}, when nobody works`)
  return faults
}

function linkFaults({ calendars }: Problem, { from, to, type, lag, calendar }: Link, { start, finish }: Placement): string[] {
  const first = (type === 'FS' || type === 'FF' ? finish : start)[from] as number
  const then = (type === 'FS' || type === 'SS' ? start : finish)[to] as number
  const time = calendars[calendar]
  if (!time) return [`link ${from} → ${to}: has no calendar`]
  const isKept = lag === 0 ? then >= first : time.workBefore(then) >= time.workBefore(first) + lag
  return isKept ? [] : [`link ${from} → ${to} (${type}, ${lag}): ${isoMinute(first)}, then ${isoMinute(then)}`]
}

function overlaps({ resources, activities }: Problem, { start, finish, resource }: Placement): string[] {
  const faults: string[] = []
  const hands: number[][] = resources.map(() => [])
  resource.forEach((who, index) => {
    if (who >= 0 && (activities[index] as Activity).work > 0) hands[who]?.push(index)
  })
  hands.forEach((own, who) => {
    own.sort((a, b) => (start[a] as number) - (start[b] as number))
    for (let at = 1; at < own.length; at++) {
      const [first, then] = [own[at - 1] as number, own[at] as number]
      if ((finish[first] as number) > (start[then] as number))
        faults.push(`${resources[who]?.name} does ${first} and ${then} at the same time`)
    }
  })
  return faults
}
