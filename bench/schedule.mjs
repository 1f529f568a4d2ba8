/**
 * `npm run bench:schedule`: schedules of random plans beside those of TaskJuggler 3, where `tj3` is on the path; else
 * Milemark's figures alone. Every schedule is checked here from its dates. Each row has a goal and a limit, as in bench.mjs.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../tools/stamps.mjs'
import { measure } from './measure.mjs'
import { markdown, randomTasks, START, taskjuggler } from './random-plan.mjs'

const GOALS = { days: 1.04, share: 0.2, cpu: 2, rss: 400 }
/** The CPU of the large plan in that of `node -e 0`, so that a slow machine changes nothing. */
const LIMITS = { ...GOALS, share: 0.5, ratio: 150 }
const PLANS = [
  { size: 100, width: 10, seeds: [1, 2, 3] },
  { size: 1000, width: 10, seeds: [1] },
  { size: 1000, width: 20, seeds: [1, 2, 3] },
  { size: 1000, width: 50, seeds: [1] },
]
const LARGE = 10_000

const launcher = join(root, 'packages/cli/bin/milemark.js')
const folder = mkdtempSync(join(tmpdir(), 'milemark-schedule-'))
const rows = []
try {
  const bare = measure(['-e', '0'], 5)
  const peer = spawnSync('tj3', ['--version'], { encoding: 'utf8' })
  if (peer.error) console.log('tj3 is not on the path (on Debian: apt-get install tj3), so there is nothing to compare with.\n')
  else console.log(`compared with ${peer.stdout.split('\n')[0]}\n`)
  for (const { size, width, seeds } of PLANS) for (const seed of seeds) compare(size, width, seed, !peer.error)
  large(bare)
} finally {
  rmSync(folder, { recursive: true })
}
const over = rows.filter((ok) => !ok).length
console.log(`\n${rows.length - over} within their limit, ${over} over`)
process.exitCode = over > 0 ? 1 : 0

function compare(size, width, seed, hasPeer) {
  const tasks = randomTasks(size, seed, width)
  const file = join(folder, 'plan.md')
  writeFileSync(file, markdown(tasks))
  const schedule = scheduled(file)
  const fault = faultIn(schedule, tasks)
  if (fault) throw new Error(`${size} tasks, width ${width}, seed ${seed}: ${fault}`)
  const own = measure([launcher, 'schedule', file, '--json'], 3)
  const name = `${size} tasks, ${width} a layer, seed ${seed}`
  console.log(`${name}: ${schedule.workingDays} working days, at least ${schedule.lowerBoundDays}; ${own.cpu.toFixed(2)} s CPU`)
  if (!hasPeer) return
  const other = peerSchedule(tasks, Math.ceil((schedule.workingDays * 1.3) / 260) + 1)
  console.log(`${' '.repeat(name.length)}  TaskJuggler ${other.days} working days; ${other.cpu.toFixed(2)} s CPU`)
  row('  days', schedule.workingDays / other.days, GOALS.days, LIMITS.days, '× TaskJuggler')
  // Reading has a floor that a small plan does not pay back.
  if (size >= 1000) row('  CPU of the whole process', own.cpu / other.cpu, GOALS.share, LIMITS.share, '× TaskJuggler')
}

function large(bare) {
  const file = join(folder, 'large.md')
  writeFileSync(file, markdown(randomTasks(LARGE, 1)))
  const { cpu, rss } = measure([launcher, 'schedule', file, '--json'], 3)
  console.log('')
  row(`${LARGE} tasks`, cpu, GOALS.cpu, LIMITS.ratio * bare.cpu, `s CPU (${(cpu / bare.cpu).toFixed(1)} × node -e 0)`)
  row('  peak memory', rss, GOALS.rss, LIMITS.rss, 'MB')
}

function scheduled(file) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, 'schedule', file, '--json', '--as-of', START], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(`milemark schedule ended with ${status}: ${stderr}`)
  return JSON.parse(stdout)
}

/** What is wrong with a schedule, from its dates alone; null for nothing. */
function faultIn({ tasks: found }, tasks) {
  const times = new Map(found.map(({ id, start, finish, owners }) => [id, { start: minutes(start), finish: minutes(finish), owners }]))
  const hands = new Map()
  for (const { id, days, person, after } of tasks) {
    const own = times.get(id)
    if (!own) return `${id} is missing`
    if (worked(own.start, own.finish) !== days * 480)
      return `${id} has ${days} days of work and ${worked(own.start, own.finish) / 480} in its dates`
    if (own.owners.join() !== person) return `${id} is done by ${own.owners}, not by ${person}`
    const early = after.find((other) => times.get(other).finish > own.start)
    if (early) return `${id} starts before ${early} is finished`
    hands.set(person, [...(hands.get(person) ?? []), own])
  }
  for (const [person, own] of hands) {
    own.sort((a, b) => a.start - b.start)
    if (own.some(({ start }, index) => index > 0 && own[index - 1].finish > start)) return `${person} does two things at once`
  }
  return null
}

function minutes(text) {
  return Date.parse(`${text}:00Z`) / 60_000
}

/** Minutes from Monday to Friday, 09:00 to 17:00, day by day. */
function worked(from, to) {
  let sum = 0
  for (let day = Math.floor(from / 1440); day * 1440 < to; day++) {
    const weekday = (day + 4) % 7
    if (weekday === 0 || weekday === 6) continue
    sum += Math.max(0, Math.min(to, day * 1440 + 1020) - Math.max(from, day * 1440 + 540))
  }
  return sum
}

/** The same plan by TaskJuggler: working days from the start to the last finish, and the CPU of its process. */
function peerSchedule(tasks, years) {
  writeFileSync(join(folder, 'plan.tjp'), taskjuggler(tasks, 'out', years))
  const { cpu, status, stderr } = timed('tj3', ['--silent', 'plan.tjp'])
  if (status !== 0) throw new Error(`tj3 ended with ${status}: ${stderr}`)
  const ends = readFileSync(join(folder, 'out.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => minutes(line.split(';')[2].replaceAll('"', '')))
  const last = ends.reduce((a, b) => Math.max(a, b))
  return { cpu, days: worked(minutes(`${START}T09:00`), last) / 480 }
}

/** CPU time of a program that is not Node, as the shell's `times` gives it for its children. */
function timed(command, args) {
  const script = `"$0" "$@" >&2; status=$?; times; exit $status`
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script, command, ...args], { cwd: folder, encoding: 'utf8' })
  const [user = 0, system = 0] = (stdout.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map((time) => /(\d+)m([\d.]+)s/.exec(time))
    .map((parts) => (parts ? Number(parts[1]) * 60 + Number(parts[2]) : 0))
  return { status, stderr, cpu: user + system }
}

function row(name, value, goal, limit, unit) {
  const ok = value <= limit
  rows.push(ok)
  const verdict = ok ? (value <= goal ? 'ok  ' : 'MISS') : 'OVER'
  console.log(`${verdict} ${name.padEnd(30)} ${value.toFixed(2).padStart(7)} ${unit}, goal ${goal}, limit ${Number(limit.toFixed(2))}`)
}
