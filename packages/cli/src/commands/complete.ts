/**
 * `milemark complete SHELL`: the script that makes the shell complete commands, options, task ids and people; and what the
 * script asks for each time.
 */
import type { Complete, Argument as TabArgument, Command as TabCommand } from '@bomb.sh/tab'
import tab, { script } from '@bomb.sh/tab'
import { load } from '@milemark/node'
import type { Option } from 'commander'
import { Command } from 'commander'
import type { Io } from '../io.ts'

const SHELLS = ['bash', 'zsh', 'fish', 'powershell']

const HELP = `
Examples:
  source <(milemark complete bash)       in ~/.bashrc
  source <(milemark complete zsh)        in ~/.zshrc
  milemark complete fish | source        in ~/.config/fish/config.fish`

/** The commands to complete: names with summaries, and one of them as it is defined. */
export interface Completable {
  readonly summaries: ReadonlyMap<string, string>
  readonly define: (name: string) => Promise<Command | null>
}

export const completeCommand = (io: Io, program: Completable): Command =>
  new Command('complete')
    .description('Prints the script that makes a shell complete commands, options, task ids and people.')
    .argument('[SHELL]', SHELLS.join(', '))
    .argument('[WORDS...]', 'behind --: the words to complete, as the script asks')
    .allowUnknownOption()
    .addHelpText('after', HELP)
    .action(async (shell: string | undefined, words: string[]) => {
      const asked = process.argv.slice(process.argv.indexOf('complete') + 1)
      if (asked[0] === '--') await answer(io, asked.slice(1), program)
      else if (shell !== undefined && SHELLS.includes(shell) && words.length === 0) script(shell, 'milemark', 'milemark')
      else {
        io.err(`milemark: Name a shell: ${SHELLS.join(', ')}.`)
        io.exit(2)
      }
    })

/** Answers on standard output, in the way that the script of the shell reads. */
async function answer(io: Io, words: readonly string[], { summaries, define }: Completable): Promise<void> {
  for (const [name, summary] of summaries) if (name !== words[0]) tab.command(name, summary)
  const command = words[0] === undefined || words.length < 2 ? null : await define(words[0])
  if (command) {
    const values = await candidates(io)
    const target = tab.command(command.name(), command.summary())
    for (const { long, short, description, required, optional, argChoices } of command.options as readonly Option[]) {
      const name = long?.replace(/^--/, '')
      if (!name) continue
      const alias = short?.replace(/^-/, '')
      if (required || optional) target.option(name, description, (complete) => offer(complete, argChoices ?? values.forOption(name)), alias)
      else if (alias) target.option(name, description, alias)
      else target.option(name, description)
    }
    for (const argument of command.registeredArguments)
      addArgument(target, argument.name(), argument.variadic, values.forArgument(argument.name()))
  } else if (words[0] !== undefined && summaries.has(words[0])) tab.command(words[0], summaries.get(words[0]) ?? '')
  tab.parse([...words])
}

function addArgument(target: TabCommand, name: string, isVariadic: boolean, values: Values): void {
  const handler = function (this: TabArgument, complete: Complete) {
    offer(complete, values)
  }
  target.argument(name, handler, isVariadic)
}

type Values = readonly (string | readonly [value: string, description: string])[]

function offer(complete: Complete, values: Values): void {
  for (const value of values) {
    if (typeof value === 'string') complete(value, '')
    else complete(value[0], value[1])
  }
}

interface Candidates {
  readonly forOption: (name: string) => Values
  readonly forArgument: (name: string) => Values
}

/** What the plans of this repository hold. Completion never fails: a plan that cannot be read completes nothing. */
async function candidates(io: Io): Promise<Candidates> {
  const { documents } = await load([], { asOf: io.today(), findings: 'skipped' })
  const plans = documents.filter(({ plan }) => plan.kind === 'plan' || plan.kind === 'guide')
  const tasks = plans.flatMap(({ plan }) => plan.tasks.map(({ id, key, title }) => [id ?? key, title] as const))
  const phases = plans.flatMap(({ plan }) => plan.phases.flatMap(({ id, title }) => (id === null ? [] : [[id, title] as const])))
  const milestones = plans.flatMap(({ plan }) => plan.milestones.flatMap(({ id, title }) => (id === null ? [] : [[id, title] as const])))
  const owners = plans.flatMap(({ plan }) => [
    ...plan.tasks.flatMap((task) => task.owners.map(({ value }) => value)),
    ...plan.resources.flatMap(({ kind, name }) => (kind === 'person' ? [name] : [])),
  ])
  const people = [...new Set(owners)]
  const files = plans.map(({ path, plan }) => [path, plan.title ?? ''] as const)
  const byOption: Readonly<Record<string, Values>> = {
    after: tasks,
    before: tasks,
    below: tasks,
    needs: tasks,
    phase: phases,
    owner: people,
    as: people,
    file: files,
  }
  const byArgument: Readonly<Record<string, Values>> = {
    TASK: tasks,
    FIRST: [...tasks, ...milestones],
    THEN: [...tasks, ...milestones],
    FILE: files,
    FILES: files,
  }
  return { forOption: (name) => byOption[name] ?? [], forArgument: (name) => byArgument[name] ?? [] }
}
