/**
 * A milestone that is ticked while work that gates it is open.
 */
import type { Key, Milestone, Plan, Task } from '../plan/plan.ts'
import type { Remark, Rule } from './rule.ts'
import type { Context } from './support/context.ts'
import { isOpen } from './support/context.ts'
import type { Gates } from './support/gates.ts'
import { gatesOf } from './support/gates.ts'
import { idSpan } from './support/place.ts'
import { counted, listed, milestoneName, phaseName, shortName, taskName } from './support/words.ts'

export const milestoneOpenTasks: Rule = {
  code: 'milestone-open-tasks',
  severity: 'warning',
  summary: 'A milestone is marked as reached while tasks that it waits for are open.',
  looksAt: 'plans',
  example: `# Garden shed

## Milestones

- [x] Milestone 1: The shell stands (Phase 1)

## Task Breakdown

### Phase 1: Shell

- [x] Task 1.1: Pour the floor
- [ ] Task 1.2: Raise the walls
`,
  check: (plan, context) => {
    return plan.milestones.flatMap((milestone) => (milestone.state === 'done' ? remark(plan, milestone, gatesOf(milestone), context) : []))
  },
}

function remark({ source }: Plan, milestone: Milestone, { stated, assumed }: Gates, context: Context): Remark[] {
  const gates = stated.length > 0 ? stated : assumed
  // A task without any box or status does not say that it is open.
  const gating = gates.flatMap((key) => unitsUnder(key, context)).filter((task) => task.stateFrom !== 'nothing')
  const open = gating.filter((task) => isOpen(task) && !task.optional)
  if (open.length === 0) return []
  const waitsFor = listed(
    gates.map((key) => gateName(key, context)),
    3,
  )
  const isOne = open.length === 1
  return [
    {
      severity: stated.length > 0 ? 'warning' : 'info',
      span: milestone.box ?? idSpan(milestone, source),
      message: `${milestoneName(milestone)} is marked as reached, but ${open.length} of ${counted(gating.length, 'task')} of ${waitsFor} ${isOne ? 'is' : 'are'} open: ${listed(open.map(shortName))}.`,
      hint:
        stated.length > 0
          ? 'Tick or cancel them, or open the milestone again.'
          : 'Nothing says which phase belongs to it, so the one of its number is taken; name another in its line if it is not.',
      related: open.slice(0, 8).map((task) => ({ line: task.line, message: `${taskName(task)} is open` })),
    },
  ]
}

/** The tasks to be done for a gate: those of a phase, the units below a task, or the task itself. */
function unitsUnder(key: Key, context: Context): readonly Task[] {
  if (context.phases.has(key)) return context.unitsOf(key)
  const task = context.tasks.get(key)
  if (!task) return []
  const children = task.unit ? [] : context.children(key)
  return children.length > 0 ? children.flatMap((child) => unitsUnder(child.key, context)) : [task]
}

function gateName(key: Key, { phases, tasks }: Context): string {
  const phase = phases.get(key)
  if (phase) return phaseName(phase)
  const task = tasks.get(key)
  return task ? shortName(task) : key
}
