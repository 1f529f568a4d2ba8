/**
 * Schedules every plan of the shared corpus: the independent check finds nothing, nothing open starts before the status
 * date, only what stands in a circle has no dates (and a sentence says so), and the program prints what its schema promises.
 */
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseIsoMinute, readPlan, solve, toProblem, verify, viewOf } from '../../packages/core/dist/index.js'
import { root } from '../../tools/stamps.mjs'
import { report } from './_report.mjs'
import { schemaCheck, shared } from './_shared.mjs'

const AS_OF = '2026-11-23'
/** The program ends with 7 where a document holds nothing to schedule. */
const NOTHING_TO_SCHEDULE = 7

const launcher = join(root, 'packages/cli/bin/milemark.js')
const corpus = shared('corpus')
const documents = readdirSync(corpus, { recursive: true })
  .filter((file) => file.endsWith('.md'))
  .sort()
const results = report(`schedules of ${documents.length} documents`)
const problemOf = schemaCheck('schemas/schedule.schema.json')
let plans = 0

const queue = documents.values()
await Promise.all(Array.from({ length: availableParallelism() }, worker))
if (plans === 0) results.add('corpus', 'no document of it is a plan')
console.log(`${plans} of them are plans`)
results.end()

async function worker() {
  for (const file of queue) {
    const path = join(corpus, file)
    const plan = readPlan(readFileSync(path, 'utf8'), { asOf: AS_OF, path })
    if (plan.kind === 'plan') plans++
    results.add(file, (plan.kind === 'plan' ? problemIn(plan, path) : null) ?? (await problemOfProgram(path)))
  }
}

function problemIn(plan, path) {
  const given = toProblem([{ plan, path }], { asOf: AS_OF })
  const solution = solve(given.problem)
  const [fault] = verify(given.problem, solution.schedule)
  if (fault) return fault
  const view = viewOf(given, solution, AS_OF)
  const said = new Set(view.unscheduled.flatMap(({ tasks }) => tasks.map(({ key }) => key)))
  for (const { key, state, start, finish, critical } of view.tasks) {
    if (state === 'done' || state === 'cancelled') continue
    if ((start === null || finish === null) && !said.has(key)) return `${key} has no dates, and nothing says why`
    if (start !== null && state !== 'doing' && start < parseIsoMinute(AS_OF)) return `${key} is open and starts before the status date`
    if (!critical && view.criticalPath.some((step) => step.key === key)) return `${key} is on the critical path and not critical`
  }
  return null
}

async function problemOfProgram(path) {
  const { code, stdout, stderr } = await program(['schedule', path, '--json', '--as-of', AS_OF])
  if (code === NOTHING_TO_SCHEDULE) return null
  if (code !== 0) return `exit ${code}: ${stderr.trim().split('\n')[0]}`
  return problemOf(JSON.parse(stdout))
}

function program(args) {
  return new Promise((resolve) => {
    const options = { encoding: 'utf8', timeout: 60_000, maxBuffer: 1 << 27 }
    const child = execFile(process.execPath, [launcher, ...args], options, (error, stdout, stderr) =>
      resolve({ code: error ? (error.code ?? error.signal) : 0, stdout, stderr }),
    )
    child.stdin.end()
  })
}
