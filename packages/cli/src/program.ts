/**
 * The commands by name. Each is a file of its own that is loaded only when it is asked for.
 */
import { Command, CommanderError } from 'commander'
import { EXIT } from './exit.ts'
import type { Io } from './io.ts'
import { processIo } from './io.ts'
import { shellWord } from './shell.ts'

interface Entry {
  readonly usage: string
  readonly summary: string
  readonly load: () => Promise<(io: Io) => Command>
}

const COMMANDS: Readonly<Record<string, Entry>> = {
  overview: {
    usage: '[FILES...]',
    summary: 'what was read, what check finds, what is next',
    load: async () => (await import('./commands/overview.ts')).overviewCommand,
  },
  next: {
    usage: '[FILES...]',
    summary: 'what may start now, and why the rest may not',
    load: async () => (await import('./commands/next.ts')).nextCommand,
  },
  status: {
    usage: '[FILES...]',
    summary: 'one screen: how far, when it ends, what is late',
    load: async () => (await import('./commands/status.ts')).statusCommand,
  },
  schedule: {
    usage: '[FILES...]',
    summary: 'when each task starts and finishes',
    load: async () => (await import('./commands/schedule.ts')).scheduleCommand,
  },
  gantt: {
    usage: '[FILES...]',
    summary: 'the schedule as a chart, here or as a picture',
    load: async () => (await import('./commands/gantt.ts')).ganttCommand,
  },
  graph: {
    usage: '[FILES...]',
    summary: 'what comes after what, here or as a picture',
    load: async () => (await import('./commands/graph.ts')).graphCommand,
  },
  load: {
    usage: '[FILES...]',
    summary: 'who is busy when',
    load: async () => (await import('./commands/load.ts')).loadCommand,
  },
  report: {
    usage: '[FILES...]',
    summary: 'everything on one page, to send to others',
    load: async () => (await import('./commands/report.ts')).reportCommand,
  },
  check: {
    usage: '[FILES...]',
    summary: 'what is wrong in the documents',
    load: async () => (await import('./commands/check.ts')).checkCommand,
  },
  explain: {
    usage: '<TASK> [FILE]',
    summary: 'one task: each value with its line, and why it starts when it does',
    load: async () => (await import('./commands/explain.ts')).explainCommand,
  },
  read: {
    usage: '[FILE]',
    summary: 'what Milemark recognises in a document',
    load: async () => (await import('./commands/read.ts')).readCommand,
  },
  new: { usage: '[PATH]', summary: 'start a plan from the template', load: async () => (await import('./commands/new.ts')).newCommand },
}

const EXAMPLES = `
Examples:
  milemark overview                     every plan of this repository
  milemark next docs/plan.md            what may start now in that one
  milemark status                       where the work stands
  milemark report -o plan.html          the page for everybody else
  milemark check --format github        annotations for a pull request
  milemark new docs/plan.md --title "Shop checkout"

Exit codes: 0 fine, 1 findings of level error, 2 usage, 4 a file could not be read or written,
7 the document cannot be used for this, 130 interrupted.`

/** Runs the program and sets the exit code of the process. */
export async function run(args: readonly string[], version: string): Promise<void> {
  const io = processIo()
  const name = args.find((arg) => !arg.startsWith('-'))
  const program = new Command('milemark')
    .description('Reads the plan documents that people write in Markdown, checks them, schedules them and says what is next.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [COMMAND]', 'the help of a command')
    .addHelpText('after', EXAMPLES)
  settle(program, io)
  const wanted = name === 'help' ? args[args.indexOf('help') + 1] : name
  for (const [command, { usage, summary, load }] of Object.entries(COMMANDS)) {
    const added = command === wanted ? (await load())(io) : new Command(command).arguments(usage)
    program.addCommand(settle(added.summary(summary), io))
  }
  await parsed(program, args, io)
}

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

/** A bug of ours. Commands only read, so documents are as they were. */
function fail(error: unknown, io: Io): void {
  io.err(`milemark: this is a bug in Milemark, not in your documents: ${error instanceof Error ? error.message : String(error)}`)
  io.err('Nothing was changed. Please report it with the command that you ran; MILEMARK_DEBUG=1 shows where it happened.')
  if (process.env.MILEMARK_DEBUG && error instanceof Error) io.err(error.stack ?? '')
  io.exit(EXIT.bug)
}
