/**
 * `npm run docs`: writes the references that are generated from the program itself. With `--check` it writes nothing and
 * ends with 1, naming each file that is not what would be written. A new reference is a new row of GENERATORS.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './stamps.mjs'

/** Each gives the files that it owns: path to text. */
const GENERATORS = [commands, diagnostics, schemas]

const check = process.argv.includes('--check')
const core = await builtCore()
const { kinds } = await import('../packages/core/dist/claims/index.js')
let stale = 0
for (const files of GENERATORS) for (const [file, text] of Object.entries(files())) update(file, text)
if (stale > 0) {
  process.exitCode = 1
}

async function builtCore() {
  const built = 'packages/core/dist/index.js'
  if (existsSync(join(root, built))) return import(`../${built}`)
  console.error(`${built} is missing: run npm run build first.`)
  process.exit(1)
}

/** docs/commands.md: the help of the program and of each command, as printed. */
function commands() {
  const main = help([])
  const listed = main.slice(main.indexOf('\nLook:'), main.indexOf('\nExamples:'))
  const names = [...listed.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map((match) => match[1]).filter((name) => name !== 'help')
  const parts = [['milemark', main], ...names.map((name) => [`milemark ${name}`, help([name])])]
  const body = parts.map(([title, text]) => `## ${title}\n\n\`\`\`text\n${text}\n\`\`\`\n`).join('\n')
  return { 'docs/commands.md': `# Commands\n\n${note('the help of each command')}\n\n${body}` }
}

function help(args) {
  const { FORCE_COLOR: _, ...env } = process.env
  const options = { encoding: 'utf8', env: { ...env, NO_COLOR: '1', COLUMNS: '100' }, input: '' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'packages/cli/bin/milemark.js'), ...args, '--help'], options)
  if (status !== 0) throw new Error(`milemark ${args.join(' ')} --help ended with ${status}: ${stderr}`)
  return stdout.trimEnd()
}

/** docs/diagnostics.md: one row per rule in the order of the lint table, then one per kind of claim. */
function diagnostics() {
  const row = (code, level, summary) => `| \`${code}\` | ${level} | ${summary.replaceAll('|', '\\|')} |`
  const head = ['| code | level | what it finds |', '| --- | --- | --- |']
  const rules = exported('rules').map(({ code, severity, summary }) => row(code, severity, summary))
  const claims = kinds.map(({ name, summary }) => row(`claim-${name}`, 'error, warning', summary))
  const own = [
    row('claim-run', 'error, warning', 'A command that was approved and run failed, or what it covers has changed since it passed.'),
    row('claim-other-tree', 'warning', 'Hardly any path of the document is in the repository: said once, instead of for each.'),
  ]
  const parts = [
    `# Diagnostics\n\n${note('the tables in packages/core/src/lint/index.ts and packages/core/src/claims/kinds.ts')}`,
    '## In the document itself',
    [...head, ...rules].join('\n'),
    '## Against the repository',
    'An error where something is not so, a warning where somebody should look; [claims.md](claims.md) says which is which.',
    [...head, ...claims, ...own].join('\n'),
  ]
  return { 'docs/diagnostics.md': `${parts.join('\n\n')}\n` }
}

/** schemas/NAME.schema.json: what each JSON format promises. */
function schemas() {
  const draft = 'https://json-schema.org/draft/2020-12/schema'
  return Object.fromEntries(
    Object.entries(exported('schemas')).map(([name, schema]) => [
      `schemas/${name}.schema.json`,
      `${JSON.stringify({ $schema: draft, title: `milemark/${name}@1`, ...schema }, null, 2)}\n`,
    ]),
  )
}

function exported(name) {
  if (core[name] === undefined) throw new Error(`@milemark/core exports no ${name}; tools/docs.mjs makes a reference from it.`)
  return core[name]
}

function note(source) {
  return `Generated from ${source} by \`npm run docs\`; a test fails when it is stale.`
}

function update(file, text) {
  const path = join(root, file)
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  if (check) return problem(`${file} is stale`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  console.log(`wrote ${file}`)
}

function problem(text) {
  console.error(text)
  stale++
}
