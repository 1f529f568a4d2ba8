/**
 * Whether what is said about guides is true: repositories with a history and guides whose truth is written beside each line.
 *
 * A broken verdict that is wrong costs more than one that is not given, so the share of right ones among the broken verdicts is
 * what passes or fails. The verdicts are those of `check --json`. `node tests/slow/claims.mjs [NAME…] [--keep]` takes only the
 * repositories whose name holds one of the words; with `--keep` the repositories are left.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { kinds } from '../../packages/core/dist/claims/index.js'
import { root } from '../../tools/stamps.mjs'
import { faultsOf } from './_claims/bed.mjs'
import { build } from './_claims/build.mjs'
import { readScenario } from './_claims/scenario.mjs'
import { compare, kindOf } from './_claims/truth.mjs'

const GOAL = 0.9
const launcher = join(root, 'packages/cli/bin/milemark.js')
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const known = new Set(kinds.map(({ name }) => kindOf(name)))

const scenarios = readScenarios().filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
const folder = mkdtempSync(join(tmpdir(), 'milemark-claims-'))
try {
  const results = scenarios.map((scenario) => resultOf(scenario, build(folder, scenario)))
  process.exitCode = print(results) ? 0 : 1
} finally {
  if (process.argv.includes('--keep')) console.log(`left in ${folder}`)
  else rmSync(folder, { recursive: true })
}

function readScenarios() {
  const where = join(root, 'tests/slow/_claims')
  const files = readdirSync(where).filter((file) => file.endsWith('.txt'))
  return files.sort().map((file) => readScenario(basename(file, '.txt'), readFileSync(join(where, file), 'utf8')))
}

function resultOf(scenario, workTree) {
  const guides = scenario.guides.map((guide) => compare(guide, verdictsOf(workTree, guide, scenario.base), known))
  return {
    scenario,
    faults: faultsOf(workTree, scenario),
    measured: guides.flatMap(({ measured }, at) => measured.map((row) => ({ ...row, guide: scenario.guides[at] }))),
    red: guides.flatMap(({ red }, at) => red.map((row) => ({ ...row, guide: scenario.guides[at] }))),
    noise: guides.flatMap(({ noise }, at) => noise.map((verdict) => ({ verdict, guide: scenario.guides[at] }))),
    waiting: guides.reduce((sum, { waiting }) => sum + waiting, 0),
  }
}

/** @returns {import('./_claims/truth.mjs').Given[]} */
function verdictsOf(workTree, { path }, base) {
  const args = [launcher, 'check', '--json', ...(base ? ['--base', base] : []), path]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: workTree,
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 1 << 27,
  })
  if (status !== 0 && status !== 1) throw new Error(`check ended with ${status} on ${path}:\n${stderr}`)
  return JSON.parse(stdout).claims
}

/** Prints everything; true where the goal is reached. */
function print(results) {
  for (const { faults } of results) for (const fault of faults) console.log(`THE TRUTH IS WRONG ${fault}`)
  for (const result of results) printWrong(result)
  console.log('')
  for (const result of results)
    console.log(`${result.scenario.name.padEnd(16)} ${share(result.measured.filter(isRight), result.measured)} right`)
  const measured = results.flatMap((result) => result.measured)
  const red = results.flatMap((result) => result.red)
  console.log('')
  for (const state of ['holds', 'broken', 'planned', 'unproven', 'none']) printState(state, measured)
  const broken = measured.filter(({ truth }) => truth.verdicts[0] === 'broken')
  const moved = broken.filter(({ truth }) => truth.to !== null)
  const precision = red.length === 0 ? 0 : red.filter(isRight).length / red.length
  const faults = results.flatMap((result) => result.faults)
  console.log(`
broken verdicts that are right    ${share(red.filter(isRight), red)} (goal ${GOAL * 100} %)
broken claims that are found      ${share(
    broken.filter(({ got }) => got?.state === 'broken'),
    broken,
  )}
  their new place is named        ${share(
    moved.filter(({ namesNewPlace }) => namesNewPlace),
    moved,
  )}
advice that nobody needs          ${results.flatMap((result) => result.noise).length}
claims of kinds to come           ${results.reduce((sum, { waiting }) => sum + waiting, 0)}
claims ${results.flatMap(({ scenario }) => scenario.guides.flatMap(({ truths }) => truths)).length} in ${results.length} repositories, ${faults.length} wrong in the bed itself`)
  return faults.length === 0 && precision >= GOAL
}

function printWrong({ scenario: { name }, measured, red, noise }) {
  const at = (guide, line) => `${name}, ${guide.path}:${line}:`
  for (const { truth, got, guide } of measured.filter((row) => !row.isRight)) {
    const said = got ? `${got.level ?? got.state}: ${got.why}` : 'nothing said'
    console.log(`${at(guide, truth.line)} ${truth.kind} ${truth.subject} ${truth.verdicts.join(' or ')}; ${said}`)
  }
  for (const { verdict, guide } of red.filter((row) => !row.isRight)) {
    console.log(`${at(guide, verdict.line)} WRONGLY BROKEN ${verdict.kind} ${verdict.subject}: ${verdict.why}`)
  }
  for (const { verdict, guide } of noise)
    console.log(`${at(guide, verdict.line)} advice for nothing: ${verdict.kind} ${verdict.subject}: ${verdict.why}`)
}

function printState(state, measured) {
  const rows = measured.filter(({ truth }) => truth.verdicts[0] === state)
  console.log(`${state.padEnd(10)} ${share(rows.filter(isRight), rows)} right`)
}

function isRight(row) {
  return row.isRight
}

function share(part, all) {
  const percent = all.length === 0 ? '–' : `${Math.floor((part.length / all.length) * 100)} %`
  return `${String(part.length).padStart(3)} of ${String(all.length).padStart(3)}, ${percent.padStart(5)}`
}
