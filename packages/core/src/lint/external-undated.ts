/**
 * Something that others have to deliver, without a day on which it is expected, that open work waits for.
 */
import { connectives } from '../notation/connective.ts'
import type { External, Plan, Task } from '../plan/plan.ts'
import type { Remark, Rule } from './rule.ts'
import type { Context } from './support/context.ts'
import { isOpen } from './support/context.ts'
import { trimmed } from './support/place.ts'
import { listed, phaseName, quoted, taskName } from './support/words.ts'

export const externalUndated: Rule = {
  code: 'external-undated',
  severity: 'info',
  summary: 'Open work waits for an external item that has no expected date.',
  looksAt: 'plans',
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor
- [ ] Task 1.2: Raise the walls

## Dependencies

### External Dependencies

- Timber from the saw mill, blocks 1.2
`,
  check: (plan, context) =>
    plan.external.flatMap((external) => (external.expected === null && holdsUp(plan, external) ? remark(plan, external, context) : [])),
}

const THERE = /✅|☑|\b(?:exist\w*|available|arrived|granted|in place|ready|done|none)\b|có sẵn|đã có|已有|已就绪/iu

/** An item that names tasks holds them up only where it says so, and only while it is not there. */
function holdsUp({ source }: Plan, { span, text }: External): boolean {
  const written = source.text.slice(span.from, span.to)
  return connectives(written).length > 0 && !THERE.test(written) && !THERE.test(text)
}

function remark({ source }: Plan, external: External, { tasks, phases, unitsOf }: Context): Remark[] {
  const waiting = external.blocks.flatMap((key): string[] => {
    const task: Task | undefined = tasks.get(key)
    if (task) return isOpen(task) ? [taskName(task)] : []
    const phase = phases.get(key)
    return phase && unitsOf(key).some(isOpen) ? [phaseName(phase)] : []
  })
  if (waiting.length === 0) return []
  return [
    {
      span: trimmed(source.text, external.span),
      message: `${listed(waiting, 3)} ${waiting.length === 1 ? 'waits' : 'wait'} for ${quoted(external.text)}, which has no expected date.`,
      hint: 'Write one behind it (expected YYYY-MM-DD), so that the schedule can count with it.',
    },
  ]
}
