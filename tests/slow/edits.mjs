/**
 * The laws of edits on documents that people have written: of every kind of edit on some tasks of each document of the corpus, the result
 * reads back as meant (core proves that before it gives an edit out), undo restores every byte, doing it again changes nothing,
 * line endings stay. How much can be written at all is counted, by kind.
 *
 * `node tests/slow/edits.mjs [--tasks N]`
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { applied, edit, inverted, readPlan } from '../../packages/core/dist/index.js'
import { chance } from './_reliability/stage.mjs'
import { report } from './_report.mjs'
import { shared } from './_shared.mjs'

const { values } = parseArgs({ options: { tasks: { type: 'string', default: '2' }, seed: { type: 'string', default: '1' } } })
const asOf = '2026-11-23'
const { add, end } = report('edits')
const next = chance(Number(values.seed))
const one = (list) => list[Math.floor(next() * list.length)]

/** Edits of one task. The first ones say nothing new when they are made again. */
const SETTING = {
  done: (task) => ({ do: 'state', task, state: 'done' }),
  doing: (task) => ({ do: 'state', task, state: 'doing' }),
  todo: (task) => ({ do: 'state', task, state: 'todo' }),
  blocked: (task) => ({ do: 'state', task, state: 'blocked', reason: 'waiting for keys' }),
  cancelled: (task) => ({ do: 'state', task, state: 'cancelled' }),
  estimate: (task) => ({ do: 'set', task, values: { estimate: '7-9h' } }),
  owners: (task) => ({ do: 'set', task, values: { owners: ['zoe'] } }),
  due: (task) => ({ do: 'set', task, values: { due: '2027-01-15' } }),
  start: (task) => ({ do: 'set', task, values: { start: '2027-01-04' } }),
  title: (task) => ({ do: 'set', task, values: { title: 'Zebra page' } }),
  progress: (task) => ({ do: 'set', task, values: { progress: 40 } }),
}
const OTHERS = {
  evidence: (task) => ({ do: 'state', task, state: 'done', evidence: 'npm test -- zebra' }),
  time: (task) => ({ do: 'log-time', task, time: '3h' }),
  add: (task) => ({ do: 'add', title: 'Zebra work', after: task }),
  below: (task) => ({ do: 'add', title: 'Zebra work', below: task }),
  split: (task) => ({ do: 'split', task, titles: ['Part one', 'Part two'] }),
  remove: (task) => ({ do: 'remove', task }),
  move: (task, other) => ({ do: 'move', task, after: other }),
  renumber: () => ({ do: 'renumber' }),
}

const counts = {}
let documents = 0
const corpus = shared('corpus')
for (const name of readdirSync(corpus, { recursive: true, encoding: 'utf8' }).sort()) {
  if (!name.endsWith('.md')) continue
  const path = join(corpus, name)
  const text = readFileSync(path, 'utf8')
  const reread = (version) => readPlan(version, { asOf, path })
  const plan = reread(text)
  if (plan.tasks.length === 0 || plan.kind === 'other' || plan.kind === 'template') continue
  documents++
  const problems = []
  for (let at = 0; at < Number(values.tasks); at++) {
    const [task, other] = [one(plan.tasks), one(plan.tasks)]
    for (const [kind, make] of Object.entries({ ...SETTING, ...OTHERS })) {
      const request = make(task.key, other.key)
      const outcome = edit({ plan, reread, asOf }, [request])
      counts[kind] ??= { written: 0, refused: 0 }
      // What may not be done at all is no matter of notation.
      if (!outcome.ok && outcome.code !== 'MM-NOTATION') continue
      counts[kind][outcome.ok ? 'written' : 'refused']++
      if (!outcome.ok) continue
      const after = applied(text, outcome.edits)
      const where = `line ${task.line}, ${kind}`
      if (applied(after, inverted(text, outcome.edits)) !== text) problems.push(`${where}: undo does not restore it`)
      if (text.includes('\r\n') && !/[^\r]\n/.test(text) && /[^\r]\n/.test(after)) problems.push(`${where}: a line ending changed`)
      const key = outcome.plan.tasks[plan.tasks.indexOf(task)]?.key
      const again = kind in SETTING && key ? edit({ plan: outcome.plan, reread, asOf }, [make(key, other.key)]) : null
      if (again && !(again.ok && again.edits.length === 0)) problems.push(`${where}: it says something new when it is made again`)
    }
  }
  add(name, problems.length === 0 ? null : problems.slice(0, 3).join('; '))
}

const sum = (key) => Object.values(counts).reduce((total, count) => total + count[key], 0)
const share = (sum('written') / (sum('written') + sum('refused'))) * 100
console.log(
  JSON.stringify({
    part: 'edits',
    seed: Number(values.seed),
    documents,
    written: sum('written'),
    refused: sum('refused'),
    share: Math.round(share * 10) / 10,
    refusedByKind: Object.fromEntries(Object.entries(counts).flatMap(([kind, { refused }]) => (refused > 0 ? [[kind, refused]] : []))),
  }),
)
add('most of what is asked for can be written', share >= 95 ? null : `only ${share.toFixed(1)} %`)
end()
