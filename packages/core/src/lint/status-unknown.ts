/**
 * A status field whose value names no state, so that the state has to come from elsewhere.
 */
import { fieldKind } from '../notation/field.ts'
import { statusState } from '../notation/state.ts'
import type { Plan, Task } from '../plan/plan.ts'
import type { Span } from '../text/span.ts'
import { span } from '../text/span.ts'
import type { Remark, Rule } from './rule.ts'
import { quoted, taskName } from './support/words.ts'

export const statusUnknown: Rule = {
  code: 'status-unknown',
  severity: 'info',
  summary: 'The status field of a task has a value that names no state.',
  looksAt: 'plans',
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

#### Task 1.1: Pour the floor

**Status:** somewhat grey

- [ ] Dig
- [ ] Pour
`,
  check: (plan) => plan.tasks.flatMap((task) => (task.words === null ? task.details.flatMap((detail) => remark(plan, task, detail)) : [])),
}

const FIELD = /^[\s>*_+-]*(\p{L}[\p{L} ]{1,24}?)[\s*_]*[:：][\s*_]*([^|\r\n]*)/gmu

/** A longer value is a note about the work rather than a state. */
const LONGEST = 40

function remark({ source }: Plan, task: Task, detail: Span): Remark[] {
  for (const hit of source.text.slice(detail.from, detail.to).matchAll(FIELD)) {
    const value = (hit[2] as string).replace(/[\s*_]+$/, '')
    if (fieldKind(hit[1] as string) !== 'status' || value === '' || value.length > LONGEST || statusState(value) !== null) continue
    const from = detail.from + hit.index + hit[0].indexOf(value, hit[0].search(/[:：]/))
    return [
      {
        span: span(from, from + value.length),
        message: `The status of ${taskName(task)} is ${quoted(value)}, which is none that Milemark knows.`,
        hint: 'Write todo, in progress, blocked, done or cancelled; more words may follow.',
      },
    ]
  }
  return []
}
