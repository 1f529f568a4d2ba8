/**
 * Reads every document of the shared corpus with the built program, one process each: exit 0, valid JSON of the published schema.
 */
import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { root } from '../../tools/stamps.mjs'
import { report } from './_report.mjs'
import { schemaCheck, shared } from './_shared.mjs'

const launcher = join(root, 'packages/cli/bin/milemark.js')
const corpus = shared('corpus')
const documents = readdirSync(corpus, { recursive: true })
  .filter((file) => file.endsWith('.md'))
  .sort()
const results = report(`corpus: ${documents.length} documents`)
const problemOf = schemaCheck('schemas/plan.schema.json')

const queue = documents.values()
await Promise.all(Array.from({ length: availableParallelism() }, worker))
results.end()

async function worker() {
  for (const file of queue) results.add(file, await problemIn(join(corpus, file)))
}

async function problemIn(file) {
  const { error, stdout, stderr } = await read(file)
  if (error) return `exit ${error.code ?? error.signal}: ${stderr.trim().split('\n')[0]}`
  try {
    return problemOf(JSON.parse(stdout))
  } catch (cause) {
    return `no JSON: ${cause.message}`
  }
}

function read(file) {
  return new Promise((resolve) => {
    const options = { encoding: 'utf8', timeout: 30_000, maxBuffer: 1 << 27 }
    const child = execFile(process.execPath, [launcher, 'read', file, '--json'], options, (error, stdout, stderr) =>
      resolve({ error, stdout, stderr }),
    )
    child.stdin.end()
  })
}
