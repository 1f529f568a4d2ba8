/**
 * A large plan document in the shape of the template, for benchmarks and tests of growth: equal arguments give equal bytes.
 *
 *   node bench/make-plan.mjs 10000 > plan.md      10,000 tasks, about 1 MB
 */
import { pathToFileURL } from 'node:url'

const TASKS_PER_PHASE = 50
const PEOPLE = ['ana', 'ben', 'chi', 'dina', 'emil', 'farah', 'goran', 'hana']
const VERBS = ['Write', 'Design', 'Measure', 'Migrate', 'Review', 'Extend', 'Replace', 'Document']
const THINGS = ['the import queue', 'the login form', 'invoice totals', 'search ranking', 'the audit log', 'rate limits', 'the price table']
const STEPS = ['cover the empty case with a test', 'measure before and after', 'update the runbook and the diagram', 'remove the old path']

/** A linear congruential generator; gives whole numbers below `limit`. */
function lcg(seed) {
  let state = seed >>> 0
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

/** @param {number} tasks how many tasks with an id; steps below them come on top */
export function makePlan(tasks, seed = 1) {
  const pick = lcg(seed)
  const phases = Math.max(1, Math.ceil(tasks / TASKS_PER_PHASE))
  const breakdown = []
  const hours = []
  for (let phase = 1; phase <= phases; phase++) {
    breakdown.push(`### Phase ${phase}: Stage ${phase}`, '')
    const count = Math.min(TASKS_PER_PHASE, tasks - (phase - 1) * TASKS_PER_PHASE)
    let sum = 0
    for (let number = 1; number <= count; number++) sum += addTask(breakdown, phase, number, pick)
    hours.push(sum)
    breakdown.push('')
  }
  return `${[
    ...head(),
    ...milestones(phases),
    '## Task Breakdown',
    '',
    ...breakdown,
    ...dependencies(phases),
    ...timeline(hours),
    ...risks(phases, pick),
    ...resources(),
  ].join('\n')}\n`
}

/** Adds the lines of one task and gives its hours. The first fifth of each phase is done. */
function addTask(lines, phase, number, pick) {
  const low = 1 + pick(6)
  const high = low + pick(4)
  const mark = number <= TASKS_PER_PHASE / 5 ? 'x' : ' '
  const after = number > 1 && pick(3) > 0 ? `, after ${phase}.${1 + pick(number - 1)}` : ''
  const title = `${VERBS[pick(VERBS.length)]} ${THINGS[pick(THINGS.length)]}, part ${number}`
  lines.push(
    `- [${mark}] Task ${phase}.${number}: ${title} (${low === high ? low : `${low}-${high}`}h${after}, @${PEOPLE[pick(PEOPLE.length)]})`,
  )
  if (number % 3 === 0) for (const step of [pick(STEPS.length), pick(STEPS.length)]) lines.push(`  - [${mark}] ${STEPS[step]}`)
  return (low + high) / 2
}

const head = () => [
  '---',
  'phase: planning',
  'title: Generated plan',
  'description: A large plan document for benchmarks',
  '---',
  '',
  '# Generated plan',
  '',
]

const every = (phases, step) => Array.from({ length: Math.ceil(phases / step) }, (_, index) => Math.min(phases, (index + 1) * step))

const milestones = (phases) => [
  '## Milestones',
  '',
  ...every(phases, 10).map((phase, index) => `- [ ] Milestone ${index + 1}: Stage ${phase} is in use (phase ${phase})`),
  '',
]

const dependencies = (phases) => [
  '## Dependencies',
  '',
  ...every(phases, 4)
    .filter((phase) => phase > 1)
    .flatMap((phase) => [`- Phase ${phase} depends on Phase ${phase - 1}`, `- ${phase - 1}.1 → ${phase}.1 → ${phase}.2`]),
  '- External: keys for the payment service',
  '',
]

const timeline = (hours) => [
  '## Timeline & Estimates',
  '',
  '| Phase | Effort |',
  '| --- | --- |',
  ...hours.map((sum, index) => `| Phase ${index + 1} | ${sum}h |`),
  '',
]

const risks = (phases, pick) => [
  '## Risks & Mitigation',
  '',
  '| Risk | Likelihood | Impact | Mitigation |',
  '| --- | --- | --- | --- |',
  ...every(phases, 5).map(
    (phase) => `| Stage ${phase} waits for a review | ${['Low', 'Medium', 'High'][pick(3)]} | Medium | Book the reviewer early |`,
  ),
  '',
]

const resources = () => ['## Resources Needed', '', ...PEOPLE.map((name) => `- @${name}: 80 %`)]

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const tasks = Number(process.argv[2] ?? 10_000)
  if (!Number.isInteger(tasks) || tasks < 1) {
    console.error('usage: node bench/make-plan.mjs [TASKS]   a whole number from 1')
    process.exitCode = 2
  } else process.stdout.write(makePlan(tasks))
}
