/**
 * Words in brackets that the template has where an author would write, left over in a document that is filled in.
 */
import type { Plan, Written } from '../plan/plan.ts'
import { lineAt } from '../text/span.ts'
import type { Remark, Rule } from './rule.ts'
import { FILLED } from './rule.ts'
import type { Context } from './support/context.ts'
import { counted, listed, quoted, taskName } from './support/words.ts'

export const placeholderLeft: Rule = {
  code: 'placeholder-left',
  severity: 'warning',
  summary: 'A placeholder of the template is left where an author would write.',
  kinds: FILLED,
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor
- [ ] Task 1.2: [Description]
`,
  check: (plan, context) =>
    plan.placeholders.length > SINGLY ? [together(plan)] : plan.placeholders.map((placeholder) => single(placeholder, context)),
}

/** More than these are a document that is still being filled in, and one message. */
const SINGLY = 5

function single({ value, span }: Written<string>, { taskAt }: Context): Remark {
  const task = taskAt(span.from)
  const where =
    task === null
      ? 'The document still has'
      : task.title === value
        ? `${task.id === null ? 'A task' : `Task ${task.id}`} still has`
        : `${taskName(task)} still has`
  return { span, message: `${where} the placeholder ${quoted(value)}.`, hint: 'Write what belongs there, or take the line away.' }
}

function together({ placeholders, source }: Plan): Remark {
  const [first] = placeholders as readonly [Written<string>]
  const lines = [...new Set(placeholders.map(({ span }) => lineAt(source.lines, span.from)))]
  return {
    span: first.span,
    message: `The document still has ${counted(placeholders.length, 'placeholder')}, such as ${quoted(first.value)}, on lines ${listed(lines.map(String), 10)}.`,
    hint: 'Write what belongs there, or take the lines away.',
  }
}
