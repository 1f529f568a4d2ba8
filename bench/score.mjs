/**
 * `npm run bench:read`: how well documents that nobody here wrote are read, compared with labels made by hand.
 *
 * The documents, the labels and the measure lie outside the repository, in ../shared (or where MILEMARK_SHARED says).
 * Ends with 1 when a figure is below its floor in score-floor.json. `-- --write` makes the figures of today the floors.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { shared } from '../tests/slow/_shared.mjs'
import { root } from '../tools/stamps.mjs'

const floorFile = join(root, 'bench/score-floor.json')
const result = scoreNow()
const { floors } = JSON.parse(readFileSync(floorFile, 'utf8'))
const figures = Object.fromEntries(result.rows.map((row) => [row.name, figuresOf(row)]))

const misses = [
  ...print(figures),
  ...Object.keys(floors)
    .filter((name) => !figures[name])
    .map((name) => `${name} is no longer measured`),
]
if (process.argv.includes('--write')) write()
else {
  for (const miss of misses) console.log(`below the floor: ${miss}`)
  if (Object.keys(floors).length === 0) console.log('no floors are set: `npm run bench:read -- --write` sets them')
  for (const { file, failed } of result.failures) console.log(`failed: ${file}: ${failed}`)
  console.log(`${result.documents} documents, ${result.failures.length} failed, ${misses.length} figures below their floor`)
  process.exitCode = misses.length + result.failures.length > 0 ? 1 : 0
}

function scoreNow() {
  // The measure splits the command at spaces, so it is relative to the root, whose path may hold some.
  const read = 'node packages/cli/bin/milemark.js read {file} --json'
  const args = [shared('eval/score.mjs'), '--corpus', shared('corpus'), '--gold', shared('gold'), '--read', read, '--json']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
  if (status !== 0) throw new Error(`the score ended with ${status}:\n${stderr}`)
  return JSON.parse(stdout)
}

/** Percentages, rounded down to a tenth so that a floor written from them always holds. */
function figuresOf(row) {
  const percent = (share) => Math.floor((share ?? 0) * 1000) / 10
  if ('accuracy' in row) return { accuracy: percent(row.accuracy) }
  return { precision: percent(row.precision), recall: percent(row.recall), f1: percent(row.f1) }
}

/** Prints the table; gives a sentence for each figure below its floor. */
function print(all) {
  const below = []
  for (const [name, values] of Object.entries(all)) {
    const cells = Object.entries(values).map(([kind, value]) => {
      const floor = floors[name]?.[kind]
      if (floor !== undefined && value < floor) below.push(`${name}, ${kind}: ${value} instead of ${floor}`)
      return `${kind} ${value.toFixed(1).padStart(5)} (floor ${floor === undefined ? '–' : floor.toFixed(1)})`
    })
    console.log(`${name.padEnd(16)} ${cells.join('   ')}`)
  }
  return below
}

function write() {
  const measured = new Date().toISOString().slice(0, 10)
  writeFileSync(floorFile, `${JSON.stringify({ measured, documents: result.documents, floors: figures }, null, 2)}\n`)
  console.log(`wrote ${floorFile}`)
}
