/**
 * A box that its own words contradict: `[ ] … ✅ DONE`, `[x] … (in progress)`. The box wins; somebody has to say which is right.
 */
import type { Plan, Task, TaskState } from '../plan/plan.ts'
import type { Remark, Rule } from './rule.ts'
import { trimmed } from './support/place.ts'
import { quoted, taskName } from './support/words.ts'

export const boxWordsDisagree: Rule = {
  code: 'box-words-disagree',
  severity: 'warning',
  summary: 'The box of a task says that it is open while its words say that it is done, or the other way round.',
  looksAt: 'plans',
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

- [x] Task 1.1: Pour the floor (1d)
- [ ] Task 1.2: Raise the walls (2d) ✅ DONE
`,
  check: (plan) => plan.tasks.flatMap((task) => remark(plan, task)),
}

const UNFINISHED: ReadonlySet<TaskState> = new Set(['todo', 'doing', 'blocked'])

function remark(plan: Plan, task: Task): Remark[] {
  const { box, words } = task
  if (!box || !words) return []
  const boxed = plan.source.text.slice(box.from, box.to)
  const said = quoted(plan.source.text.slice(words.span.from, words.span.to).replaceAll(/[*_`]/g, ''))
  const at = trimmed(plan.source.text, words.span)
  if (task.state === 'todo' && words.value === 'done')
    return [
      {
        span: at,
        message: `${taskName(task)} says ${said}, but its box ${boxed} is open; the box counts.`,
        hint: `Tick the box, or take ${said} away.`,
      },
    ]
  if (task.state === 'done' && UNFINISHED.has(words.value))
    return [
      {
        span: at,
        message: `${taskName(task)} is ticked, but says ${said}; the box counts.`,
        hint: `Take the tick away, or change ${said}.`,
      },
    ]
  return []
}
