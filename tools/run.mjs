/**
 * Behind `npm start`, `npm test` and the other scripts: installs and builds what is missing, then does the job.
 *
 * It has no dependencies, because it runs before anything is installed. It ends with the exit code of the job.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { buildHash, lockHash, readStamp, root, writeStamp } from './stamps.mjs'

const NEEDS = [20, 19]
const bundle = join(root, 'packages/cli/dist/main.js')
const launcher = join(root, 'packages/cli/bin/milemark.js')
/** What `start` writes; git ignores the folder. */
const REPORT = 'packages/cli/dist/examples.html'

const jobs = { start, test, slow, bench, 'bench-schedule': benchSchedule, score, 'score-claims': scoreClaims, docs, stamp }

const [name = 'start', ...args] = process.argv.slice(2)
checkNode()
if (!Object.hasOwn(jobs, name)) fail(`There is no job ${name}. Jobs: ${Object.keys(jobs).join(', ')}.`, 2)
jobs[name](args)

/** The main job, for the given documents or for the examples: what was read, where the work stands, and the report. */
function start(files) {
  prepare()
  if (files.length > 0) {
    milemark(['overview', ...files], userFolder())
    say('where the work stands')
    milemark(['status', ...files], userFolder())
    say(`for the page to send to others: milemark report -o plan.html`)
    return
  }
  const examples = documentsIn(join(root, 'examples'))
  say(`overview of ${examples.length} documents in examples/; for your own: npm start -- my/plan.md`)
  milemark(['overview', ...examples], root)
  say('where the work stands, with everybody who is named in several plans shared between them')
  milemark(['status', ...examples], root)
  say('the report of all of them, a page to open in a browser')
  milemark(['report', ...examples, '-o', REPORT], root)
}

/** Everything that must hold before a commit. With arguments: only the tests whose path matches one of them. */
function test(filters) {
  prepare()
  if (filters.length === 0) {
    step('format and lint', 'node_modules/@biomejs/biome/bin/biome', ['ci', '--colors=off'])
    step('types', 'node_modules/typescript/bin/tsc', ['-b'])
  }
  step('tests', 'node_modules/vitest/vitest.mjs', ['run', ...filters])
}

/** What is too slow or too far outside for `test`; needs the folder of shared documents. */
function slow(parts) {
  prepare()
  const all = readdirSync(join(root, 'tests/slow')).filter((file) => file.endsWith('.mjs') && !file.startsWith('_'))
  const chosen = all.filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
  if (chosen.length === 0) fail(`No file in tests/slow matches ${parts.join(' ')}. There are: ${all.join(', ')}.`, 2)
  for (const file of chosen) step(file, join('tests/slow', file), [])
}

function bench(rest) {
  prepare()
  step('benchmarks', 'bench/bench.mjs', rest)
}

function benchSchedule(rest) {
  prepare()
  step('schedules', 'bench/schedule.mjs', rest)
}

function score(rest) {
  prepare()
  step('score', 'bench/score.mjs', rest)
}

function scoreClaims(rest) {
  prepare()
  step('score of claims', 'bench/claims-score.mjs', rest)
}

function docs(rest) {
  prepare()
  step('generated documents', 'tools/docs.mjs', rest)
}

/** Called by npm after it installed, so that the next run knows. */
function stamp() {
  writeStamp('install', lockHash())
}

function prepare() {
  if (readStamp('install') !== lockHash() || !existsSync(join(root, 'node_modules/esbuild'))) install()
  if (readStamp('build') !== buildHash() || !existsSync(bundle)) build()
}

function install() {
  say('installing dependencies (npm ci)')
  const npm = process.env.npm_execpath
  const command = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']]
  run(command[0], command[1], { shell: !npm && process.platform === 'win32' })
  stamp()
}

function build() {
  say('building')
  node('tools/build.mjs', [])
}

function step(title, script, rest) {
  say(title)
  node(script, rest)
}

function milemark(rest, cwd) {
  run(process.execPath, [launcher, ...rest], { cwd })
}

function node(script, rest) {
  run(process.execPath, [join(root, script), ...rest], {})
}

/** Ends this process with the exit code of a command that fails. */
function run(command, rest, options) {
  const { status, signal, error } = spawnSync(command, rest, { cwd: root, stdio: 'inherit', ...options })
  if (error) fail(`${command} could not be started: ${error.message}`, 4)
  if (signal) process.exit(signal === 'SIGINT' ? 130 : 1)
  if (status !== 0) process.exit(status)
}

/** npm moves to the folder of package.json and keeps the folder of the user in INIT_CWD. */
function userFolder() {
  return process.env.INIT_CWD ?? process.cwd()
}

/** Markdown documents below a folder that are plans: not the unfilled template, not a read-me. */
function documentsIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.md') && !/(^|[\\/])(README|template)\.md$/.test(file))
    .sort()
    .map((file) => relative(root, join(folder, file)))
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > NEEDS[0] || (major === NEEDS[0] && minor >= NEEDS[1])) return
  fail(`Milemark needs Node ${NEEDS.join('.')} or newer; this is Node ${process.versions.node}. Install a current Node and try again.`, 7)
}

function say(text) {
  console.error(`milemark: ${text}`)
}

function fail(text, code) {
  console.error(`milemark: ${text}`)
  process.exit(code)
}
