/**
 * `milemark doctor [FILES...]`: what the documents and the repository need of this machine, beside what it has. Ends with 1 when
 * something is missing or too old.
 */
import type { Doctor, Input, ToolRow } from '@milemark/node'
import { doctor, load } from '@milemark/node'
import { Command } from 'commander'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import type { SharedOptions } from '../options.ts'
import { withShared } from '../options.ts'
import { asides, inputExit, nothingToDo, plural, reportProblems } from '../report.ts'
import type { Style } from '../terminal/colour.ts'
import type { Cell } from '../terminal/table.ts'
import { table } from '../terminal/table.ts'
import { harmless } from '../terminal/width.ts'

const HELP = `
Asks the tools that a document names, or that .nvmrc, .node-version, .python-version and package.json pin, for their
version, and looks whether databases listen on this machine. It knows which programs to ask from a table of its own:
nothing that a document says is started, no program of the repository or of node_modules is, and nothing is fetched.

Examples:
  milemark doctor                        for every plan of this repository
  milemark doctor docs/guide.md
  milemark doctor --json

Ends with 1 when something that is needed is missing or too old.`

export const doctorCommand = (io: Io): Command =>
  withShared(new Command('doctor'), io)
    .description('Says whether this machine has what the set-up of the documents needs, and how to get what it lacks.')
    .argument('[FILES...]', 'documents or folders; without any, the plans of this repository')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: SharedOptions) => io.exit(await runDoctor(io, files, options)))

async function runDoctor(io: Io, files: readonly string[], { asOf, json }: SharedOptions): Promise<ExitCode> {
  const input = await load(files, { asOf, halves: 'both', findings: 'skipped' })
  if (input.documents.length === 0) return nothingToDo(io, input, { command: 'doctor', json: json === true })
  reportProblems(io, input)
  const found = await doctor(input.documents)
  if (json) printJson(io, doctorJson(input, found))
  else io.out(lines(io, input, found).join('\n'))
  return input.problems.length === 0 && found.lacks ? EXIT.findings : inputExit(input)
}

const doctorJson = (input: Input, { tools, services, lacks }: Doctor) => ({
  format: 'milemark/doctor@1',
  platform: `${process.platform}-${process.arch}`,
  documents: input.documents.map(({ path }) => ({ path })),
  tools: tools.map(({ tool, state, version, program, needs, hint }) => ({
    ...{ tool, state, version, program, hint },
    needs: needs.map(({ constraint, path, line }) => ({ constraint, path, line })),
  })),
  services: services.map(({ name, port, listens, path, line }) => ({ name, port, listens, path, line })),
  lacks,
  ...asides(input),
})

const STATES: Readonly<Record<ToolRow['state'], readonly [string, Style]>> = {
  fine: ['fine', 'green'],
  newer: ['newer', 'yellow'],
  older: ['too old', 'red'],
  missing: ['missing', 'red'],
  unclear: ['there', 'dim'],
  service: ['elsewhere', 'dim'],
  other: ['not asked', 'dim'],
}

function lines(io: Io, { documents }: Input, { tools, services }: Doctor): string[] {
  const where = documents.length === 1 ? harmless(documents[0]?.path ?? '') : plural(documents.length, 'document')
  if (tools.length + services.length === 0) return [`${where}: no tool and no service is named as needed.`]
  const options = { width: io.width, paint: io.paint, indent: 2 }
  const hints = tools.filter(({ hint }) => hint !== null)
  return [
    ...table(tools.map(toolCells), [{}, { most: 24 }, { most: 16 }, { flexible: true }], options),
    ...table(
      services.map(({ name, port, listens, path, line }): Cell[] => [
        listens ? { text: 'listens', style: 'green' } : { text: 'silent', style: 'yellow' },
        { text: harmless(name) },
        { text: `port ${port}` },
        { text: `${harmless(path)}:${line}`, style: 'dim' },
      ]),
      [{}, { most: 24 }, {}, { flexible: true }],
      options,
    ),
    ...(hints.length > 0 ? ['', ...hints.map(({ tool, hint }) => `${harmless(tool)}: ${hint}`)] : []),
    '',
    summary(tools),
  ]
}

function toolCells({ tool, state, version, needs }: ToolRow): Cell[] {
  const [word, style] = STATES[state]
  const wanted = needs.map(({ constraint, path, line }) => `${constraint ?? 'any'} (${harmless(path)}${line === null ? '' : `:${line}`})`)
  return [
    { text: word, style },
    { text: harmless(tool) },
    { text: version ?? '' },
    { text: `needs ${harmless([...new Set(wanted)].join(', '))}`, style: 'dim' },
  ]
}

function summary(tools: readonly ToolRow[]): string {
  const count = (...states: readonly ToolRow['state'][]) => tools.filter(({ state }) => states.includes(state)).length
  const [missing, old, other] = [count('missing'), count('older'), count('other')]
  const asked = tools.length - other
  const rest = other > 0 ? ` ${plural(other, 'name')} of the documents ${other === 1 ? 'is' : 'are'} no program that Milemark can ask.` : ''
  if (missing + old === 0) return `This machine has ${asked === 1 ? 'the one tool' : `all ${asked} tools`} that could be asked.${rest}`
  const parts = [...(missing > 0 ? [`${missing} missing`] : []), ...(old > 0 ? [`${old} too old`] : [])]
  return `${parts.join(', ')} of ${plural(asked, 'tool')}.${rest}`
}
