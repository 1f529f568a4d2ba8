/**
 * Words in brackets that the template has where an author would write, left over in a document that is filled in.
 */
import type { Plan, Written } from '../plan/plan.ts'
import { lineAt } from '../text/span.ts'
import type { Remark, Rule } from './rule.ts'
import type { Context } from './support/context.ts'
import { lineOf } from './support/place.ts'
import { proseTest } from './support/prose.ts'
import { counted, listed, quoted, taskName } from './support/words.ts'

export const placeholderLeft: Rule = {
  code: 'placeholder-left',
  severity: 'warning',
  summary: 'A placeholder of the template is left where an author would write.',
  looksAt: 'filled',
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor
- [ ] Task 1.2: [Description]
`,
  check: (plan, context) => {
    const left = leftOver(plan)
    return left.length > SINGLY ? [together(plan, left)] : left.map((placeholder) => single(placeholder, context))
  },
}

/** More than these are a document that is still being filled in, and one message. */
const SINGLY = 5

/** What stands before a placeholder that waits for an author: a bullet, a label, a quotation mark, a bracket, another placeholder. */
const BEFORE =
  /(?:^[\s>]*(?:[*+-]|\d+[.)]|#+)\s+(?:\[.\]\s*)?|[:：|→(（,\]@–—-]\s*|["“]|\*\*\s*|(?:Task|Phase|Milestone|Step)\s+[\w.]+\s+)$/iu
const BEHIND = /^\s*(?:$|[|)（(\]:：,.;→%–—["”\r\n]|-\s|\*\*)/u

/** Only where a placeholder stands for a whole value: `[list of roles]` inside a sentence or in code may be meant as it is. */
function leftOver({ placeholders, source }: Plan): Written<string>[] {
  if (placeholders.length === 0) return []
  const isProse = proseTest(source)
  return placeholders.filter(({ span }) => {
    const { from, to } = lineOf(source, span.from)
    return isProse(span.from) && BEFORE.test(source.text.slice(from, span.from)) && BEHIND.test(source.text.slice(span.to, to))
  })
}

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

function together({ source }: Plan, placeholders: readonly Written<string>[]): Remark {
  const [first] = placeholders as readonly [Written<string>]
  const lines = [...new Set(placeholders.map(({ span }) => lineAt(source.lines, span.from)))]
  return {
    span: first.span,
    message: `The document still has ${counted(placeholders.length, 'placeholder')}, such as ${quoted(first.value)}, on lines ${listed(lines.map(String), 10)}.`,
    hint: 'Write what belongs there, or take the lines away.',
  }
}
