/**
 * `milemark new [PATH]`: a new plan from the template. Never touches a file that exists.
 */
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { createFile, isDirectory } from '@milemark/node'
import { Command } from 'commander'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import { shellWord } from '../shell.ts'

const HELP = `
Examples:
  milemark new                           plan.md in this folder
  milemark new docs/plan.md --title "Shop checkout"

Never writes over a file that exists.`

interface Options {
  readonly title?: string
  readonly json?: true
}

export function newCommand(io: Io): Command {
  return new Command('new')
    .description('Starts a plan from the template.')
    .argument('[PATH]', 'the file to create (.md is added where it has no ending), or a folder to create plan.md in', 'plan.md')
    .option('--title <TEXT>', 'what the plan is called')
    .option('--json', 'print JSON for programs')
    .addHelpText('after', HELP)
    .action(async (path: string, options: Options) => io.exit(await runNew(io, path, options)))
}

async function runNew(io: Io, given: string, { title, json }: Options): Promise<ExitCode> {
  const path = (await isDirectory(given)) ? join(given, 'plan.md') : extname(given) === '' ? `${given}.md` : given
  const template = await readFile(new URL('./template.md', import.meta.url), 'utf8')
  const result = await createFile(path, title === undefined ? template : titled(template, title))
  if (result.ok) {
    if (json) printJson(io, { format: 'milemark/new@1', path })
    else io.out(`Created ${path}. Replace what stands in square brackets, then: milemark check ${shellWord(path)}`)
    return EXIT.fine
  }
  io.err(`milemark: ${result.message}`)
  if (json) printJson(io, { format: 'milemark/error@1', problems: [{ path, code: result.code, message: result.message }] })
  return result.code === 'MM-EXISTS' ? EXIT.usage : EXIT.file
}

/** The template with its title in front matter and in its first heading. */
export function titled(template: string, title: string): string {
  const line = title.replace(/\s+/g, ' ').trim()
  return template.replace(/^title:.*$/m, () => `title: ${yamlScalar(line)}`).replace(/^# .*$/m, () => `# ${line}`)
}

/** Quoted where YAML would read it as something else than this text. JSON strings are YAML. */
const yamlScalar = (text: string): string =>
  /^[\p{L}][\p{L}\p{N} _./&()+-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text) ? text : JSON.stringify(text)
