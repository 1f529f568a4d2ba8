/**
 * A box, field or heading that says done over steps that are open, or stays open over steps that are all done.
 */
import type { Phase, Plan, Task } from '../plan/plan.ts'
import type { Remark, Rule } from './rule.ts'
import type { Context } from './support/context.ts'
import { isOpen } from './support/context.ts'
import { idSpan, trimmed } from './support/place.ts'
import { counted, listed, phaseName, shortName, taskName } from './support/words.ts'

export const parentChildrenDisagree: Rule = {
  code: 'parent-children-disagree',
  severity: 'warning',
  summary: 'A task or phase says that it is done while steps below it are open, or it is open while all of them are done.',
  looksAt: 'plans',
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

- [x] Task 1.1: Pour the floor
  - [x] Dig
  - [ ] Pour
- [ ] Task 1.2: Raise the walls
`,
  check: (plan, context) => [
    ...plan.tasks.flatMap((task) => ofTask(plan, task, context.children(task.key))),
    ...plan.phases.flatMap((phase) => ofPhase(plan, phase, context)),
  ],
}

function ofTask(plan: Plan, task: Task, children: readonly Task[]): Remark[] {
  if (children.length === 0 || task.stateFrom === 'children' || task.stateFrom === 'nothing') return []
  const open = children.filter((child) => isOpen(child) && !child.optional)
  if (task.state === 'done' && open.length > 0) {
    const message = `${taskName(task)} is marked done, but ${countedOpen(open, children, 'step')} below it.`
    return [
      {
        message,
        span: task.box ?? idSpan(task, plan.source),
        hint: 'Finish, cancel or tick them, or open the task again.',
        related: open.slice(0, 8).map(related),
      },
    ]
  }
  const isFinished = children.every((child) => !isOpen(child)) && children.some((child) => child.state === 'done')
  if (!isFinished || task.state === 'done' || task.state === 'cancelled') return []
  const message = `Every step of ${taskName(task)} is done, but the task itself is still open.`
  return [
    { message, span: task.box ?? idSpan(task, plan.source), severity: 'info', hint: 'Mark it done, or add the step that is missing.' },
  ]
}

/** `### Phase 1: Core ✅ COMPLETED` over open tasks. */
function ofPhase({ source }: Plan, phase: Phase, { unitsOf }: Context): Remark[] {
  const units = unitsOf(phase.key)
  // A task without any box or status does not say that it is open.
  const open = units.filter((task) => isOpen(task) && !task.optional && task.stateFrom !== 'nothing')
  if (phase.state?.value !== 'done' || open.length === 0) return []
  const message = `${phaseName(phase)} is marked done, but ${countedOpen(open, units, 'task')} in it.`
  return [
    {
      message,
      span: trimmed(source.text, phase.state.span),
      hint: 'Finish, cancel or tick them, or take the mark off the heading.',
      related: open.slice(0, 8).map(related),
    },
  ]
}

/** `1 of 3 steps is open`. */
const countedOpen = (open: readonly Task[], all: readonly Task[], word: string): string =>
  open.length === all.length && all.length > 1
    ? `all ${counted(all.length, word)} (${listed(open.map(shortName), 4)}) are open`
    : `${open.length} of ${counted(all.length, word)} (${listed(open.map(shortName), 4)}) ${open.length === 1 ? 'is' : 'are'} open`

const related = (task: Task): { line: number; message: string } => ({ line: task.line, message: `${taskName(task)} is open` })
