/**
 * A person who has more work due by a day than working time until then, whatever the order.
 */
import type { Task } from '../plan/plan.ts'
import type { Person } from '../plan/to-problem/staff.ts'
import type { Remark, Rule } from './rule.ts'
import type { Context } from './support/context.ts'
import { dayText, isGuess } from './support/finish.ts'
import type { Overload } from './support/overload.ts'
import { overloads } from './support/overload.ts'
import { idSpan } from './support/place.ts'
import { counted, listed, shortName, taskName } from './support/words.ts'

export const personOverloaded: Rule = {
  code: 'person-overloaded',
  severity: 'warning',
  summary: 'A person has more work that is due by a day than working time until then.',
  looksAt: 'plans',
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor (2d, @ida, due 2026-11-25)
- [ ] Task 1.2: Raise the walls (2d, @ida, due 2026-11-25)

## Resources Needed

- @ida (mason)
`,
  check: (_, context) => overloads(context).map((found) => remark(context, found)),
}

function remark(context: Context, { person, due, needed, there, units }: Overload): Remark {
  const { given, plan } = context.scheduled()
  const tasks = [...new Set(units)].map((unit) => plan.of.units[unit] as Task)
  const last = tasks.at(-1) as Task
  const { name } = given.people[person] as Person
  return {
    span: last.owners[0]?.span ?? idSpan(last, plan.of.plan.source),
    severity: isGuess(context, units) ? 'info' : 'warning',
    message: `By ${dayText(due)} ${name} has ${hours(needed)} of work to do and ${hours(there)} to do it in: ${listed(tasks.map(shortName))}.`,
    hint: 'Give some of it to somebody else, or move the date; milemark load shows the weeks.',
    related: tasks
      .slice(0, 8)
      .map((task) => ({ line: task.line, message: `${taskName(task)} is one of the ${counted(tasks.length, 'task')}` })),
  }
}

/** Of working minutes times the share of the person. */
const hours = (minutes: number): string => `${Math.round(minutes / 6) / 10} h`
