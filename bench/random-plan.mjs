/**
 * Random layered plans, the same problem in two notations: a Markdown document and a TaskJuggler project.
 *
 * One to three predecessors in the layer before, efforts of 1 to 10 days, ten people of whom each task has one. Equal
 * arguments give equal bytes.
 *
 *   node bench/random-plan.mjs 1000 1 > plan.md      tasks, seed
 */
import { pathToFileURL } from 'node:url'

export const START = '2026-11-23'
const PEOPLE = 10
const MOST_DAYS = 10
const MOST_PREDECESSORS = 3
const USUAL_WIDTH = 20

/** A linear congruential generator (Numerical Recipes); gives whole numbers below `limit`. */
function lcg(seed) {
  let state = seed >>> 0
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

/** @returns {{ id: string, days: number, person: string, after: string[] }[]} in an order in which predecessors come first */
export function randomTasks(count, seed, width = USUAL_WIDTH) {
  const pick = lcg(seed)
  const idOf = (index) => `${Math.floor(index / width) + 1}.${(index % width) + 1}`
  return Array.from({ length: count }, (_, index) => {
    const layer = Math.floor(index / width)
    const after = new Set()
    if (layer > 0) for (let left = 1 + pick(MOST_PREDECESSORS); left > 0; left--) after.add(idOf((layer - 1) * width + pick(width)))
    return { id: idOf(index), days: 1 + pick(MOST_DAYS), person: `p${1 + pick(PEOPLE)}`, after: [...after] }
  })
}

export function markdown(tasks) {
  const phases = grouped(tasks)
  const breakdown = [...phases].flatMap(([phase, own]) => [
    `### Phase ${phase}: Layer ${phase}`,
    '',
    ...own.map(
      ({ id, days, person, after }) =>
        `- [ ] Task ${id}: Piece ${id} (${[`${days}d`, ...(after.length > 0 ? [`after ${after.join(', ')}`] : []), `@${person}`].join(', ')})`,
    ),
    '',
  ])
  const people = Array.from({ length: PEOPLE }, (_, index) => `- @p${index + 1} (engineer)`)
  return [
    '---',
    'milemark:',
    `  start: ${START}`,
    '---',
    '',
    '# Random plan',
    '',
    '## Task Breakdown',
    '',
    ...breakdown,
    '## Dependencies',
    '',
    '- All phases run in parallel; only the order of the tasks counts.',
    '',
    '## Resources Needed',
    '',
    ...people,
    '',
  ].join('\n')
}

const phaseOf = ({ id }) => id.split('.')[0]

function grouped(tasks) {
  const groups = new Map()
  for (const task of tasks) groups.set(phaseOf(task), [...(groups.get(phaseOf(task)) ?? []), task])
  return groups
}

/**
 * TaskJuggler 3; writes `NAME.csv` with the start and end of each task.
 *
 * @param years of the frame that it may fill: a longer one costs it time
 */
export function taskjuggler(tasks, name, years) {
  const named = (id) => `t${id.replace('.', '_')}`
  const project = [
    `project plan "Random plan" ${START} +${years}y {`,
    '  timezone "UTC"',
    '  timingresolution 60min',
    '  dailyworkinghours 8',
    '  workinghours mon - fri 9:00 - 17:00',
    '  workinghours sat - sun off',
    '}',
  ]
  const people = Array.from({ length: PEOPLE }, (_, index) => `resource p${index + 1} "P${index + 1}"`)
  const work = tasks.map(({ id, days, person, after }) => {
    const depends = after.length > 0 ? ` depends ${after.map((other) => `!${named(other)}`).join(', ')}` : ''
    return `task ${named(id)} "${id}" { effort ${days}d allocate ${person}${depends} }`
  })
  return [
    ...project,
    ...people,
    ...work,
    `taskreport "${name}" { formats csv columns name, start, end timeformat "%Y-%m-%dT%H:%M" }`,
    '',
  ].join('\n')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.stdout.write(markdown(randomTasks(Number(process.argv[2] ?? 1000), Number(process.argv[3] ?? 1))))
