/**
 * An absence that falls inside a task: it is begun before, lies idle, and goes on after.
 */
import { isoDate } from '../calendar/civil.ts'
import type { Minute } from '../calendar/minute.ts'
import { dayOf, lastDay } from '../calendar/minute.ts'
import type { Remark, Rule } from './rule.ts'
import type { Context, Scheduled } from './support/context.ts'
import { idSpan } from './support/place.ts'
import { taskName } from './support/words.ts'

export const absenceInTask: Rule = {
  code: 'absence-in-task',
  severity: 'info',
  summary: 'A task is scheduled over an absence of the person who does it.',
  looksAt: 'plans',
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor (3d, @ida)

## Resources Needed

- @ida (mason): away 2026-11-24..2026-11-27
`,
  check: (plan, context) => {
    if (!plan.resources.some(({ absences }) => absences.length > 0)) return []
    const found = context.scheduled()
    return found.plan.units.flatMap(({ activities }, unit) => activities.flatMap((activity) => inside(found, context, unit, activity)))
  },
}

function inside({ given, plan, solution }: Scheduled, { tasks }: Context, unit: number, activity: number): Remark[] {
  const person = given.people[solution.schedule.resource[activity] as number]
  const own = plan.of.units[unit]
  const task = own && tasks.get(own.key)
  if (!person || !task) return []
  const [start, finish] = [solution.schedule.start[activity] as Minute, solution.schedule.finish[activity] as Minute]
  const absence = person.absences.find(({ from, to }) => dayOf(start) < from && to <= lastDay(finish))
  if (!absence) return []
  const { source, resources } = plan.of.plan
  const stated = resources.find(({ absences }) => absences.some(({ value }) => value.from === isoDate(absence.from)))
  return [
    {
      span: idSpan(task, source),
      message: `${taskName(task)} is scheduled from ${isoDate(dayOf(start))} to ${isoDate(lastDay(finish))}, and ${person.name} is away in between, from ${isoDate(absence.from)} to ${isoDate(absence.to - 1)}.`,
      hint: 'Let it begin after the absence, split it, or give it to somebody who is there.',
      ...(stated ? { related: [{ line: stated.line, message: `the absence of ${person.name}` }] } : {}),
    },
  ]
}
