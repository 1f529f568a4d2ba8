/**
 * `npm run bench`: what Milemark costs, as ratios to a reference measured in the same run. Each row has a goal, the figure
 * that is wanted, and a limit; ends with 1 when a limit is passed. A goal that is missed is printed as such.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sizeOf, withInstalled } from '../tools/pack.mjs'
import { root } from '../tools/stamps.mjs'
import { makePlan } from './make-plan.mjs'
import { measure } from './measure.mjs'

const GOALS = { version: 1.6, cpu: 1.0, rss: 300, growth: 1.5, installed: 30 }
/** What must not be passed, where that is not the goal: `next` in CPU of `node -e 0`, so that a slow machine changes nothing. */
const LIMITS = { ...GOALS, version: 2, ratio: 120, rss: 400, growth: 1.8 }
const launcher = join(root, 'packages/cli/bin/milemark.js')
const rows = []
const folder = mkdtempSync(join(tmpdir(), 'milemark-bench-'))
try {
  const bare = measure(['-e', '0'], 15)
  console.log(`reference: node -e 0 takes ${seconds(bare.cpu)} CPU and ${bare.rss.toFixed(0)} MB (Node ${process.versions.node})\n`)
  const version = measure([launcher, '--version'], 15)
  row('milemark --version', version.cpu / bare.cpu, GOALS.version, LIMITS.version, '× CPU of node -e 0')
  large(bare)
  growth(bare)
  const bytes = await withInstalled((where) => sizeOf(join(where, 'node_modules')))
  row('installed size', bytes / 1e6, GOALS.installed, LIMITS.installed, 'MB')
} finally {
  rmSync(folder, { recursive: true })
}
const over = rows.filter((ok) => !ok).length
console.log(`\n${rows.length - over} within their limit, ${over} over`)
process.exitCode = over > 0 ? 1 : 0

/** The whole process on a plan of 10,000 tasks. */
function large(bare) {
  const file = planFile(10_000)
  const next = measure([launcher, 'next', file, '--json'], 5)
  row(
    'milemark next, 10,000 tasks',
    next.cpu,
    GOALS.cpu,
    LIMITS.ratio * bare.cpu,
    `s CPU (${(next.cpu / bare.cpu).toFixed(1)} × node -e 0)`,
  )
  row('  its peak memory', next.rss, GOALS.rss, LIMITS.rss, `MB (${(next.rss / bare.rss).toFixed(1)} × node -e 0)`)
}

/** Linear reading: four times the document costs at most a little more than four times the time, start-up excluded. */
function growth(bare) {
  const cost = (tasks) => measure([launcher, 'read', planFile(tasks), '--json'], 3).cpu - bare.cpu
  const [small, big] = [cost(10_000), cost(40_000)]
  row('reading 4 × the document', big / small / 4, GOALS.growth, LIMITS.growth, '× the time per task')
}

function planFile(tasks) {
  const file = join(folder, `plan-${tasks}.md`)
  writeFileSync(file, makePlan(tasks))
  return file
}

function row(name, value, goal, limit, unit) {
  const ok = value <= limit
  rows.push(ok)
  const verdict = ok ? (value <= goal ? 'ok  ' : 'MISS') : 'OVER'
  console.log(`${verdict} ${name.padEnd(30)} ${value.toFixed(2).padStart(7)} ${unit}, goal ${goal}, limit ${Number(limit.toFixed(2))}`)
}

function seconds(value) {
  return `${value.toFixed(3)} s`
}
