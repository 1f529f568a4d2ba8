/**
 * An owner whom the resources do not name, in a plan whose resources name people.
 */
import { fold } from '../notation/fold.ts'
import type { Plan, Task, Written } from '../plan/plan.ts'
import type { Remark, Rule } from './rule.ts'
import { nearest } from './support/near.ts'
import { counted, listed, quoted, taskName } from './support/words.ts'

export const unknownPerson: Rule = {
  code: 'unknown-person',
  severity: 'warning',
  summary: 'A task belongs to somebody whom the resources do not name.',
  looksAt: 'plans',
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor (1d, @ida)
- [ ] Task 1.2: Raise the walls (2d, @otto)

## Resources Needed

- @ida (mason): 50 %
`,
  check: (plan) => {
    const people = plan.resources.filter(({ kind }) => kind === 'person')
    if (people.length === 0) return []
    const known = knownNames(plan)
    return [...strangers(plan, known)].map(([, uses]) => remark(uses, known.names))
  },
}

interface Known {
  /** As written, for suggestions. */
  readonly names: readonly string[]
  readonly folded: readonly string[]
  readonly words: ReadonlySet<string>
}

/** Names and roles count alike: `Backend` may own a task where Resources names a backend developer. */
function knownNames({ resources }: Plan): Known {
  const those = resources.filter(({ kind }) => kind === 'person' || kind === 'role')
  const folded = those.flatMap(({ name, role, text }) => [fold(name), fold(role ?? ''), fold(text)]).filter((name) => name !== '')
  return { names: [...new Set(those.map(({ name }) => name))], folded, words: new Set(folded.flatMap((name) => name.split(' '))) }
}

interface Use {
  readonly task: Task
  readonly owner: Written<string>
}

/** Anyone at all is nobody unknown. */
const ANYONE = /^(?:all|everyone|everybody|team|the team|whole team|any|anyone|both|me|myself|self|ai|agent|claude|copilot|cursor|codex)\b/

/** Words of a role that tell nobody apart. */
const GENERIC = new Set('team group the a engineer developer dev specialist expert agent lead senior junior member person role'.split(' '))
const tellingWords = (name: string): string[] => name.split(' ').filter((word) => !GENERIC.has(word))

function strangers({ tasks }: Plan, { folded, words }: Known): Map<string, Use[]> {
  const found = new Map<string, Use[]>()
  const isKnown = (name: string) =>
    name === '' ||
    ANYONE.test(name) ||
    folded.some((other) => other === name || other.startsWith(`${name} `) || name.startsWith(`${other} `)) ||
    tellingWords(name).some((word) => words.has(word)) ||
    tellingWords(name).length === 0
  const verdicts = new Map<string, boolean>()
  for (const task of tasks) {
    for (const owner of task.owners) {
      const verdict = verdicts.get(owner.value) ?? isKnown(fold(owner.value))
      verdicts.set(owner.value, verdict)
      if (verdict) continue
      const name = fold(owner.value)
      const uses = found.get(name)
      if (uses) uses.push({ task, owner })
      else found.set(name, [{ task, owner }])
    }
  }
  return found
}

function remark(uses: readonly Use[], names: readonly string[]): Remark {
  const { task, owner } = uses[0] as Use
  const near = nearest(owner.value, names)
  const more = uses.length > 1 ? ` (and ${counted(uses.length - 1, 'other task')})` : ''
  return {
    span: owner.span,
    message: `${taskName(task)}${more} belongs to ${quoted(owner.value)}, whom the resources do not name; they name ${listed(names)}.`,
    hint:
      near.length > 0
        ? `Did you mean ${listed(near, 2, 'or')}?`
        : `Add ${owner.value} to the resources, or give the task to somebody who is there.`,
    related: uses.slice(1, 9).map((use) => ({ line: use.task.line, message: `${taskName(use.task)} as well` })),
  }
}
