/**
 * What `milemark check` costs on a repository of 50,000 files and a guide with 5,000 claims: CPU with that of git, wall clock, peak
 * memory, beside `node -e 0` of the same run. Goals are printed; only a CPU far out of proportion fails.
 *
 * `node tests/slow/claims-scale.mjs [--files N] [--claims N] [--runs N]`
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { claims } from '../../packages/core/dist/claims/index.js'
import { readPlan } from '../../packages/core/dist/index.js'
import { root } from '../../tools/stamps.mjs'
import { buildLarge } from './_claims/large.mjs'

const GOALS = { seconds: 2, megabytes: 400 }
/** Times the CPU of `node -e 0`: some ten times the goal on the machine where it was set. */
const LIMIT = 500
const TIMEOUT_MS = 300_000
const AS_OF = '2026-11-23'

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '50000' },
    claims: { type: 'string', default: '5000' },
    runs: { type: 'string', default: '3' },
  },
})
const launcher = join(root, 'packages/cli/bin/milemark.js')
const hook = join(root, 'bench/usage.cjs')
const parent = mkdtempSync(join(tmpdir(), 'milemark-scale-'))
try {
  const { folder, guide, megabytes } = buildLarge(parent, { files: Number(values.files), claims: Number(values.claims) })
  console.log(`${values.files} files of ${megabytes.toFixed(0)} MB, and a guide in which core finds ${summary(folder, guide)}`)
  process.exitCode = rows(folder, guide).every(print) ? 0 : 1
} finally {
  rmSync(parent, { recursive: true, maxRetries: 3 })
}

function summary(folder, guide) {
  const counts = new Map()
  for (const { kind } of claims(readPlan(readFileSync(join(folder, guide), 'utf8'), { asOf: AS_OF, path: guide }))) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return [...counts].map(([kind, count]) => `${count} of ${kind}`).join(', ') || 'nothing'
}

function rows(folder, guide) {
  const bare = least(folder, ['-e', '0'])
  console.log(`reference: node -e 0 takes ${bare.cpu.toFixed(3)} s CPU and ${bare.rss.toFixed(0)} MB (Node ${process.versions.node})\n`)
  const help = spawnSync(process.execPath, [launcher, 'check', '--help'], { encoding: 'utf8', timeout: TIMEOUT_MS }).stdout
  const check = [launcher, 'check', '--json', '--as-of', AS_OF]
  const found = [{ name: 'check', bare, ...least(folder, [...check, guide]) }]
  if (help.includes('--base')) found.push({ name: 'check --base', bare, ...least(folder, [...check, '--base', 'HEAD~1', guide]) })
  return found
}

/** The least of several runs: what else the machine did only adds. */
function least(folder, args) {
  const all = Array.from({ length: Number(values.runs) }, () => once(folder, args))
  const of = (name) => Math.min(...all.map((run) => run[name]))
  return { cpu: of('cpu'), wall: of('wall'), rss: of('rss'), judged: all[0].judged }
}

/** The shell adds up the CPU of the program and of what it started and waited for; the hook writes the memory of the program. */
function once(folder, args) {
  const usage = join(parent, 'usage.json')
  const output = join(parent, 'output.json')
  const script = 'out=$1; shift; "$@" > "$out"; code=$?; times; exit $code'
  const begun = performance.now()
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script, 'sh', output, process.execPath, '--require', hook, ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
    env: { ...process.env, MILEMARK_USAGE: usage, LC_ALL: 'C' },
  })
  const wall = (performance.now() - begun) / 1000
  if (status !== 0 && status !== 1) throw new Error(`node ${args.join(' ')} ended with ${status}:\n${stderr}`)
  return {
    cpu: secondsOf(stdout.trim().split('\n').at(-1)),
    wall,
    rss: JSON.parse(readFileSync(usage, 'utf8')).rss,
    judged: judgedIn(output),
  }
}

/** `0m1.25s 0m0.10s`: user and system. */
function secondsOf(line) {
  return [...line.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0)
}

function judgedIn(file) {
  const text = readFileSync(file, 'utf8')
  if (!text.startsWith('{')) return 0
  return JSON.parse(text).claims.length
}

/** True where the limit is kept. */
function print({ name, bare, cpu, wall, rss, judged }) {
  const ratio = cpu / bare.cpu
  const verdict = (is) => (is ? 'reached' : 'MISSED')
  console.log(`${name}: ${judged} verdicts
  CPU     ${cpu.toFixed(2)} s, ${ratio.toFixed(1)} × node -e 0 (limit ${LIMIT} ×)
  wall    ${wall.toFixed(2)} s, goal ${GOALS.seconds} s: ${verdict(wall <= GOALS.seconds)}
  memory  ${rss.toFixed(0)} MB, ${(rss / bare.rss).toFixed(1)} × node -e 0, goal ${GOALS.megabytes} MB: ${verdict(rss <= GOALS.megabytes)}`)
  return ratio <= LIMIT
}
