/**
 * A node of a diagram that has the id of one task and the words of another.
 *
 * Diagrams shorten and rephrase, in other words and other languages; that is no disagreement. Only a label none of whose words
 * are in the title of its task, while another task has them, is reported.
 */
import { fold } from '../notation/fold.ts'
import { label, sameId } from '../notation/heading.ts'
import type { Task } from '../plan/plan.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { lineSpan, span } from '../text/span.ts'
import type { Remark, Rule } from './rule.ts'
import { fences } from './support/prose.ts'
import { quoted, taskName } from './support/words.ts'

export const sameIdDifferentTitle: Rule = {
  code: 'same-id-different-title',
  severity: 'warning',
  summary: 'A diagram gives the id of one task and the title of another.',
  looksAt: 'plans',
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the concrete floor
- [ ] Task 1.2: Raise the timber walls
- [ ] Task 1.3: Cover the roof with felt

## Dependencies

\`\`\`mermaid
graph LR
  A["1.1 Concrete floor"] --> B["1.2 Timber walls"]
  B --> C["1.3 Concrete floor"]
\`\`\`
`,
  check: (plan) => {
    const labels = nodeLabels(plan.source)
    const doubtful = labels.length > 0 ? inDoubt(labels, plan.tasks) : []
    if (doubtful.length === 0) return []
    const byWord = wordIndex(plan.tasks)
    return doubtful.flatMap((found) => remark(found, byWord))
  },
}

interface Label {
  readonly id: string
  readonly words: string
  readonly at: Span
}

const NODE = /[[({>]\s*"?([^\]"(){}|[\n]+)"?\s*[\])}]/gu

/** The labels of the nodes of every flowchart that open with one id. */
function nodeLabels(source: Source): Label[] {
  if (!/\b(?:graph|flowchart)\b/.test(source.shadow)) return []
  return fences(source).flatMap(({ first, end, language }) => {
    if (language !== 'mermaid' && language !== '') return []
    const lines = Array.from({ length: end - first }, (_, at) => lineSpan(source.lines, first + at, source.text))
    const isGraph = lines.some(({ from, to }) => /^\s*(?:graph|flowchart)\b/.test(source.text.slice(from, to)))
    return isGraph ? lines.flatMap((line) => labelsOf(source.text.slice(line.from, line.to), line.from)) : []
  })
}

function labelsOf(text: string, from: number): Label[] {
  return [...text.matchAll(NODE)].flatMap((hit) => {
    const written = hit[1] as string
    const opening = label(written)
    // Of a range, `1.1-1.3 Wood`, no single task is the owner.
    if (!opening || (opening.kind !== 'task' && opening.kind !== 'number') || /^\s*[-–~+&,/]\s*\w*\d/.test(written.slice(opening.idTo)))
      return []
    const start = from + hit.index + hit[0].indexOf(written)
    return [
      {
        id: opening.id,
        words: written.slice(opening.end).replace(/<br\s*\/?>|\\n/gi, ' '),
        at: span(start, start + written.trimEnd().length),
      },
    ]
  })
}

/** A label that shares no word with the title of its task. */
interface Doubtful extends Label {
  readonly own: Task
  readonly titleWords: readonly string[]
}

function inDoubt(labels: readonly Label[], tasks: readonly Task[]): Doubtful[] {
  const byId = new Map<string, Task>()
  for (const task of tasks) if (task.id !== null && !byId.has(sameId(task.id))) byId.set(sameId(task.id), task)
  return labels.flatMap((found) => {
    const own = byId.get(sameId(found.id))
    const words = [...titleWords(found.words)]
    if (!own || words.length < LEAST) return []
    const ownWords = titleWords(own.title)
    return words.some((word) => ownWords.has(word)) ? [] : [{ ...found, own, titleWords: words }]
  })
}

/** The tasks whose titles hold a word. */
function wordIndex(tasks: readonly Task[]): Map<string, Task[]> {
  const byWord = new Map<string, Task[]>()
  for (const task of tasks) {
    for (const word of titleWords(task.title)) {
      const others = byWord.get(word)
      if (others) others.push(task)
      else byWord.set(word, [task])
    }
  }
  return byWord
}

const STOP = new Set(
  'the and for with from into of to in on by a an or add create build implement write make set up update new all task test tests'.split(
    ' ',
  ),
)

/** The words that tell a title from others, by their first five letters: `testing` is `test`. */
const titleWords = (text: string): Set<string> =>
  new Set(
    fold(text)
      .split(' ')
      .filter((word) => word.length > 1 && !STOP.has(word) && !/^\d+$/.test(word))
      .map((word) => word.slice(0, 5)),
  )

/** Most of a label's words have to be those of the other task, and at least so many. */
const SHARE = 0.75
const LEAST = 2

function remark({ own, titleWords: words, at, words: written }: Doubtful, byWord: ReadonlyMap<string, readonly Task[]>): Remark[] {
  const hits = new Map<Task, number>()
  // A word that very many titles have tells nothing.
  for (const word of words) for (const task of (byWord.get(word) ?? []).slice(0, 20)) hits.set(task, (hits.get(task) ?? 0) + 1)
  const [other, count] = [...hits].sort((a, b) => b[1] - a[1])[0] ?? []
  if (!other || count === undefined || count < LEAST || count < words.length * SHARE) return []
  return [
    {
      span: at,
      message: `The diagram calls ${own.id} ${quoted(written)}, but ${own.id} is ${quoted(own.title)}; those are words of ${taskName(other)}.`,
      hint: 'Correct the id or the words of this node.',
      related: [own, other].map((task) => ({ line: task.line, message: taskName(task) })),
    },
  ]
}
