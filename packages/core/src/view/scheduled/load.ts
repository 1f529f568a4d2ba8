/**
 * Who is busy when: the hours of each person in each week.
 */
import type { Minute } from '../../calendar/minute.ts'
import { dayOf, startOfDay } from '../../calendar/minute.ts'
import type { WorkingTime } from '../../calendar/working-time.ts'
import type { PlanProblem, ProblemPlan } from '../../plan/to-problem.ts'
import type { Solution } from '../../schedule/solution.ts'
import type { LoadWeek, PersonLoad } from '../schedule-view.ts'

const WEEK = 7 * 1440

/** Everyone who has something to do, in the order in which the plans name them. */
export function loadRows(given: PlanProblem, { schedule }: Solution): PersonLoad[] {
  const own: number[][] = given.people.map(() => [])
  schedule.resource.forEach((person, activity) => {
    if (person >= 0 && (given.problem.activities[activity]?.work ?? 0) > 0) own[person]?.push(activity)
  })
  const all = own.flat()
  const from = all.reduce((first, activity) => Math.min(first, schedule.start[activity] as number), Number.POSITIVE_INFINITY)
  const to = all.reduce((last, activity) => Math.max(last, schedule.finish[activity] as number), Number.NEGATIVE_INFINITY)
  return given.people.flatMap((_, person) => {
    const activities = own[person] as readonly number[]
    return activities.length === 0 ? [] : [loadRow(given, schedule, person, activities, mondayOf(from), to)]
  })
}

const mondayOf = (at: Minute): Minute => startOfDay(Math.floor((dayOf(at) + 3) / 7) * 7 - 3)

function loadRow(
  given: PlanProblem,
  schedule: Solution['schedule'],
  index: number,
  own: readonly number[],
  from: Minute,
  to: Minute,
): PersonLoad {
  const person = given.people[index] as PlanProblem['people'][number]
  const { share, calendar } = given.problem.resources[index] as PlanProblem['problem']['resources'][number]
  const time = given.problem.calendars[calendar] as WorkingTime
  const hours = (start: Minute, finish: Minute): number => ((time.workBefore(finish) - time.workBefore(start)) * share) / 60
  const weeks: (LoadWeek & { hours: number })[] = []
  for (let monday = from; monday < to; monday += WEEK) weeks.push({ monday, hours: 0, available: rounded(hours(monday, monday + WEEK)) })
  const sorted = [...own].sort((a, b) => (schedule.start[a] as number) - (schedule.start[b] as number))
  for (const activity of sorted) {
    const [start, finish] = [schedule.start[activity] as number, schedule.finish[activity] as number]
    for (let at = Math.floor((start - from) / WEEK); at <= Math.floor((finish - 1 - from) / WEEK); at++) {
      const week = weeks[at]
      if (week) week.hours += hours(Math.max(start, week.monday), Math.min(finish, week.monday + WEEK))
    }
  }
  return {
    person: person.name,
    assumed: person.assumed,
    share: person.share,
    hours: rounded(own.reduce((sum, activity) => sum + (given.problem.activities[activity]?.work ?? 0), 0) / 60),
    start: schedule.start[sorted[0] as number] as number,
    finish: sorted.reduce((last, activity) => Math.max(last, schedule.finish[activity] as number), Number.NEGATIVE_INFINITY),
    tasks: sorted.map((activity) => {
      const meaning = given.meanings[activity] as PlanProblem['meanings'][number]
      const { at, of } = given.plans[meaning.plan] as ProblemPlan
      const key = of.units[meaning.unit ?? -1]?.key ?? ''
      return { key, path: at.path, start: schedule.start[activity] as number, finish: schedule.finish[activity] as number }
    }),
    weeks: weeks.map((week) => ({ ...week, hours: rounded(week.hours) })),
    absences: person.absences.map((absence) => ({ from: startOfDay(absence.from), to: startOfDay(absence.to) })),
  }
}

const rounded = (hours: number): number => Math.round(hours * 100) / 100
