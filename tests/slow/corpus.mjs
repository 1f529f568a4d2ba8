/**
 * Reads every document of the shared corpus with the built program, one process each: exit 0, valid JSON of the published schema.
 */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { root } from '../../tools/stamps.mjs'
import { report } from './_report.mjs'
import { shared } from './_shared.mjs'

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

/** A check against a committed JSON Schema; gives the first problem or null. */
function schemaCheck(path) {
  const file = join(root, path)
  if (!existsSync(file)) throw new Error(`${path} is missing.`)
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(file, 'utf8')))
  return (value) => {
    if (validate(value)) return null
    const first = validate.errors?.[0]
    return `schema: ${first?.instancePath} ${first?.message}`
  }
}
