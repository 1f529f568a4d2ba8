/**
 * The commands by name. Each is a file of its own that is loaded only when it is asked for.
 */
import { Command, CommanderError } from 'commander'
import { EXIT } from './exit.ts'
import type { Io } from './io.ts'
import { processIo } from './io.ts'
import { shellWord } from './shell.ts'

type Group = 'Look' | 'Change' | 'Together'

interface Entry {
  readonly group: Group
  readonly usage: string
  readonly summary: string
  readonly load: () => Promise<(io: Io) => Command>
}

const COMMANDS: Readonly<Record<string, Entry>> = {
  overview: {
    group: 'Look',
    usage: '[FILES...]',
    summary: 'what was read, what check finds, what is next',
    load: async () => (await import('./commands/overview.ts')).overviewCommand,
  },
  next: {
    group: 'Look',
    usage: '[FILES...]',
    summary: 'what may start now, and why the rest may not',
    load: async () => (await import('./commands/next.ts')).nextCommand,
  },
  status: {
    group: 'Look',
    usage: '[FILES...]',
    summary: 'one screen: how far, when it ends, what is late',
    load: async () => (await import('./commands/status.ts')).statusCommand,
  },
  schedule: {
    group: 'Look',
    usage: '[FILES...]',
    summary: 'when each task starts and finishes',
    load: async () => (await import('./commands/schedule.ts')).scheduleCommand,
  },
  forecast: {
    group: 'Look',
    usage: '[FILES...]',
    summary: 'when it ends, and how sure that is',
    load: async () => (await import('./commands/forecast.ts')).forecastCommand,
  },
  risks: {
    group: 'Look',
    usage: '[FILES...]',
    summary: 'what each risk costs in days',
    load: async () => (await import('./commands/risks.ts')).risksCommand,
  },
  gantt: {
    group: 'Look',
    usage: '[FILES...]',
    summary: 'the schedule as a chart, here or as a picture',
    load: async () => (await import('./commands/gantt.ts')).ganttCommand,
  },
  graph: {
    group: 'Look',
    usage: '[FILES...]',
    summary: 'what comes after what, here or as a picture',
    load: async () => (await import('./commands/graph.ts')).graphCommand,
  },
  load: {
    group: 'Look',
    usage: '[FILES...]',
    summary: 'who is busy when',
    load: async () => (await import('./commands/load.ts')).loadCommand,
  },
  report: {
    group: 'Look',
    usage: '[FILES...]',
    summary: 'everything on one page, to send to others',
    load: async () => (await import('./commands/report.ts')).reportCommand,
  },
  check: {
    group: 'Look',
    usage: '[FILES...]',
    summary: 'what is wrong in the documents',
    load: async () => (await import('./commands/check.ts')).checkCommand,
  },
  why: {
    group: 'Look',
    usage: '<FILE:LINE>',
    summary: 'how a line was read, and what it states about the repository',
    load: async () => (await import('./commands/why.ts')).whyCommand,
  },
  refs: {
    group: 'Look',
    usage: '<PATH> [FILES...]',
    summary: 'which statements speak of a file',
    load: async () => (await import('./commands/refs.ts')).refsCommand,
  },
  doctor: {
    group: 'Look',
    usage: '[FILES...]',
    summary: 'whether this machine has what the set-up needs',
    load: async () => (await import('./commands/doctor.ts')).doctorCommand,
  },
  run: {
    group: 'Look',
    usage: '[STEP] [FILE]',
    summary: 'set-up and verify commands, in a copy, once you approve',
    load: async () => (await import('./commands/run.ts')).runCommand,
  },
  explain: {
    group: 'Look',
    usage: '<TASK> [FILE]',
    summary: 'one task: each value with its line, and why it starts when it does',
    load: async () => (await import('./commands/explain.ts')).explainCommand,
  },
  read: {
    group: 'Look',
    usage: '[FILE]',
    summary: 'what Milemark recognises in a document',
    load: async () => (await import('./commands/read.ts')).readCommand,
  },
  start: {
    group: 'Change',
    usage: '[TASK...]',
    summary: 'a task is begun',
    load: async () => (await import('./commands/state.ts')).startCommand,
  },
  done: {
    group: 'Change',
    usage: '[TASK...]',
    summary: 'a task or milestone is done',
    load: async () => (await import('./commands/state.ts')).doneCommand,
  },
  block: {
    group: 'Change',
    usage: '[TASK...]',
    summary: 'a task is blocked',
    load: async () => (await import('./commands/state.ts')).blockCommand,
  },
  cancel: {
    group: 'Change',
    usage: '[TASK...]',
    summary: 'a task is cancelled',
    load: async () => (await import('./commands/state.ts')).cancelCommand,
  },
  reopen: {
    group: 'Change',
    usage: '[TASK...]',
    summary: 'a task is open again',
    load: async () => (await import('./commands/state.ts')).reopenCommand,
  },
  set: {
    group: 'Change',
    usage: '<TASK>',
    summary: 'estimate, owners, dates, title, priority, progress',
    load: async () => (await import('./commands/set.ts')).setCommand,
  },
  'log-time': {
    group: 'Change',
    usage: '<TASK> <TIME>',
    summary: 'time that a task has taken',
    load: async () => (await import('./commands/order.ts')).logTimeCommand,
  },
  add: {
    group: 'Change',
    usage: '<TITLE>',
    summary: 'a new task, milestone, phase, risk or external item',
    load: async () => (await import('./commands/add.ts')).addCommand,
  },
  split: {
    group: 'Change',
    usage: '<TASK> <TITLE...>',
    summary: 'steps below a task',
    load: async () => (await import('./commands/order.ts')).splitCommand,
  },
  move: {
    group: 'Change',
    usage: '<TASK>',
    summary: 'a task to another place',
    load: async () => (await import('./commands/order.ts')).moveCommand,
  },
  remove: {
    group: 'Change',
    usage: '<TASK>',
    summary: 'a task out of the document',
    load: async () => (await import('./commands/order.ts')).removeCommand,
  },
  renumber: {
    group: 'Change',
    usage: '',
    summary: 'new ids, with all references',
    load: async () => (await import('./commands/order.ts')).renumberCommand,
  },
  link: {
    group: 'Change',
    usage: '<FIRST> <THEN>',
    summary: 'one item comes before another',
    load: async () => (await import('./commands/order.ts')).linkCommand,
  },
  unlink: {
    group: 'Change',
    usage: '<FIRST> <THEN>',
    summary: 'it no longer does',
    load: async () => (await import('./commands/order.ts')).unlinkCommand,
  },
  fix: {
    group: 'Change',
    usage: '<FILES...>',
    summary: 'what check offers: new paths of renamed files, drawn trees',
    load: async () => (await import('./commands/fix.ts')).fixCommand,
  },
  undo: {
    group: 'Change',
    usage: '[FILE]',
    summary: 'takes the newest change back',
    load: async () => (await import('./commands/undo.ts')).undoCommand,
  },
  new: {
    group: 'Change',
    usage: '[PATH]',
    summary: 'start a plan from the template',
    load: async () => (await import('./commands/new.ts')).newCommand,
  },
  log: {
    group: 'Together',
    usage: '[FILE]',
    summary: 'who changed what, and when',
    load: async () => (await import('./commands/log.ts')).logCommand,
  },
  history: {
    group: 'Together',
    usage: '[FILE]',
    summary: 'what became of tasks, scope and finish, out of git',
    load: async () => (await import('./commands/history.ts')).historyCommand,
  },
  baseline: {
    group: 'Together',
    usage: '[NAME] [FILE]',
    summary: 'marks a revision of the plan, and compares with one',
    load: async () => (await import('./commands/baseline.ts')).baselineCommand,
  },
  watch: {
    group: 'Together',
    usage: '[FILES...]',
    summary: 'what changes, as JSON lines while it happens',
    load: async () => (await import('./commands/watch.ts')).watchCommand,
  },
  apply: {
    group: 'Together',
    usage: '[PROPOSAL]',
    summary: 'changes of agents that wait for a person',
    load: async () => (await import('./commands/apply.ts')).applyCommand,
  },
  mcp: {
    group: 'Together',
    usage: '',
    summary: 'the tools of an MCP client',
    load: async () => (await import('./commands/mcp.ts')).mcpCommand,
  },
  'merge-driver': {
    group: 'Together',
    usage: '',
    summary: 'plans merge in git by tasks and values',
    load: async () => (await import('./commands/merge-driver.ts')).mergeDriverCommand,
  },
  agents: {
    group: 'Together',
    usage: '',
    summary: 'how a coding agent takes, does and finishes a task',
    load: async () => (await import('./commands/agents.ts')).agentsCommand,
  },
  complete: {
    group: 'Together',
    usage: '<SHELL>',
    summary: 'completion for bash, zsh, fish and powershell',
    load: async () => {
      const { completeCommand } = await import('./commands/complete.ts')
      return (io) =>
        completeCommand(io, {
          summaries: new Map(Object.entries(COMMANDS).map(([name, { summary }]) => [name, summary])),
          define: (name) => defined(name, io),
        })
    },
  },
}

/** Messages and texts may name only these. */
export const COMMAND_NAMES: readonly string[] = Object.keys(COMMANDS)

const defined = async (name: string, io: Io): Promise<Command | null> =>
  Object.hasOwn(COMMANDS, name) ? ((await COMMANDS[name]?.load())?.(io) ?? null) : null

const EXAMPLES = `
Examples:
  milemark overview                     every plan of this repository
  milemark next docs/plan.md            what may start now in that one
  milemark status                       where the work stands
  milemark report -o plan.html          the page for everybody else
  milemark check --format github        annotations for a pull request
  milemark done 1.2 --took 3h           writes it into the plan, and nothing else
  milemark new docs/plan.md --title "Shop checkout"

Exit codes: 0 fine, 1 findings of level error, 2 usage, 3 a conflict, 4 a file could not be read or
written, 5 another writer holds the document, 6 not permitted, 7 the document cannot be used for this,
130 interrupted.`

/** Runs the program and sets the exit code of the process. */
export async function run(args: readonly string[], version: string): Promise<void> {
  const io = processIo()
  const name = args.find((arg) => !arg.startsWith('-'))
  const program = new Command('milemark')
    .description(
      'Reads the plan documents that people write in Markdown, checks and schedules them, says what is next, and edits them in place.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [COMMAND]', 'the help of a command')
    .addHelpText('after', EXAMPLES)
  settle(program, io)
  const wanted = name === 'help' ? args[args.indexOf('help') + 1] : name
  for (const [command, { group, usage, summary, load }] of Object.entries(COMMANDS)) {
    const added = command === wanted ? (await load())(io) : described(command, usage)
    program.addCommand(settle(added.summary(summary).helpGroup(`${group}:`), io))
  }
  await parsed(program, args, io)
}

/** A command that is only listed. */
const described = (name: string, usage: string): Command => (usage === '' ? new Command(name) : new Command(name).arguments(usage))

/** Usage errors end with 2, and nothing ends the process before its output is written. */
function settle(command: Command, io: Io): Command {
  return command
    .exitOverride()
    .helpOption('-h, --help', 'print this help')
    .configureHelp({ helpWidth: io.width })
    .showHelpAfterError(`Usage: ${command.name() === 'milemark' ? '' : 'milemark '}${command.name()} --help`)
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
      outputError: (text, write) => write(text.replace(/^error: /, 'milemark: ')),
    })
}

async function parsed(program: Command, args: readonly string[], io: Io): Promise<void> {
  try {
    const [first, wanted] = args
    if (args.length === 0) program.outputHelp()
    // The help of a command that does not exist is answered like the command itself: with what may have been meant.
    else if (first === 'help' && wanted !== undefined && !Object.hasOwn(COMMANDS, wanted))
      await program.parseAsync([wanted], { from: 'user' })
    else await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.code === 'commander.unknownCommand' && /\.md$|[\\/]/.test(args[0] ?? ''))
        io.err(`For a document: milemark overview ${shellWord(args[0] ?? '')}`)
      io.exit(error.exitCode === 0 ? EXIT.fine : EXIT.usage)
    } else fail(error, io)
  }
}

/** A bug of ours. A document is replaced in one step at the end of a save, so it is whole. */
function fail(error: unknown, io: Io): void {
  io.err(`milemark: this is a bug in Milemark, not in your documents: ${error instanceof Error ? error.message : String(error)}`)
  io.err(
    'Documents are whole: they are only ever replaced as one. Please report it with the command that you ran; MILEMARK_DEBUG=1 shows where it happened.',
  )
  if (process.env.MILEMARK_DEBUG && error instanceof Error) io.err(error.stack ?? '')
  io.exit(EXIT.bug)
}
