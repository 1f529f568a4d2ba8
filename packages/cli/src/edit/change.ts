/**
 * What every command does that changes a document: find it, make the edit under the lock, say what became of it.
 */
import type { Change, EditRequest } from '@milemark/core'
import { changeSentence, editJson, errorJson } from '@milemark/core'
import type { Document, EditedDocument, EditProblem } from '@milemark/node'
import { editDocument } from '@milemark/node'
import type { Command } from 'commander'
import { InvalidArgumentError, Option } from 'commander'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import { withShared } from '../options.ts'
import { shellWord } from '../shell.ts'
import { diffLines } from '../show/diff.ts'
import { harmless } from '../terminal/width.ts'
import { actorName } from './actor.ts'
import { clarified } from './clarify.ts'
import type { Unclear } from './which.ts'
import { whichDocument } from './which.ts'

export interface EditOptions {
  readonly asOf: string
  readonly json?: true
  readonly file?: string
  readonly dryRun?: true
  readonly as?: string
  readonly wait: number
  readonly accept?: true
}

/** The options of every command that changes a document. */
export const withEditing = (command: Command, io: Io): Command =>
  withShared(command, io)
    .option('--file <FILE>', 'the document; may be left out where only one plan fits')
    .option('--dry-run', 'print the diff and write nothing')
    .option('--as <NAME>', 'who does it, for the log (else MILEMARK_ACTOR, else your user name)')
    .addOption(new Option('--wait <SECONDS>', 'how long to wait for another writer').argParser(seconds).default(30))
    .option('--accept', 'write although the document has just shrunk by half')

export function seconds(text: string): number {
  const value = Number(text)
  if (!(value >= 0 && value <= 3600)) throw new InvalidArgumentError('Write a number of seconds from 0 to 3600.')
  return value
}

export interface Edit {
  /** What is named, so that the document can be found by it. */
  readonly names: readonly string[]
  readonly requests: readonly EditRequest[]
  /** For the log: `done 1.2`. */
  readonly label: string
  /** The command as it would be typed for a document. */
  readonly command: (path: string) => string
}

export async function runEdit(io: Io, edit: Edit, options: EditOptions): Promise<ExitCode> {
  const document = await whichDocument(io, { file: options.file, asOf: options.asOf, names: edit.names, command: edit.command })
  if ('ok' in document) return reportUnclear(io, document, options)
  const requests = await clarified(io, document.path, edit.names, edit.requests, options.asOf)
  return applyEdit(io, document, { ...edit, requests }, options)
}

export async function applyEdit(
  io: Io,
  { path }: Pick<Document, 'path'>,
  { requests, label }: Pick<Edit, 'requests' | 'label'>,
  options: EditOptions,
): Promise<ExitCode> {
  const result = await editDocument(path, requests, {
    asOf: options.asOf,
    actor: actorName(options.as),
    label,
    waitMs: options.wait * 1000,
    dryRun: options.dryRun === true,
    accept: options.accept === true,
    onWait: (sentence) => io.err(`milemark: ${harmless(sentence)}`),
  })
  if (!result.ok) return reportProblem(io, result, options.json === true)
  for (const remark of result.remarks) io.err(`milemark: ${harmless(remark)}`)
  if (options.json) printJson(io, editJson(result))
  else report(io, result, label, options)
  return EXIT.fine
}

function report(io: Io, result: EditedDocument, label: string, { dryRun }: EditOptions): void {
  const { path, changes, notes, diff } = result
  if (diff === '') io.out(`${harmless(path)} says so already; nothing was written.`)
  else if (dryRun) io.data(io.isTerminal ? diffLines(io, diff).join('\n') : diff)
  else
    io.out(
      [
        `${harmless(path)}${result.seq === null ? '' : io.paint('dim', `  (milemark undo ${shellWord(path)} takes it back)`)}`,
        ...said(changes, label).map((sentence) => `  ${harmless(sentence)}`),
      ].join('\n'),
    )
  for (const note of notes) io.out(io.paint('yellow', harmless(note)))
}

/** What follows from other values goes without saying. A task that was only moved has no other value: then the command says it. */
function said(changes: readonly Change[], label: string): string[] {
  const sentences = changes.filter((change) => change.what !== 'changed' || !change.derived).map(changeSentence)
  return sentences.length > 0 ? sentences : [label]
}

export function reportProblem(
  io: Io,
  problem: Pick<EditProblem, 'path' | 'code' | 'message'> & { readonly exit: ExitCode },
  json: boolean,
): ExitCode {
  io.err(`milemark: ${problem.code} ${harmless(problem.message)}`)
  if (json) printJson(io, errorJson([{ path: problem.path, code: problem.code, message: problem.message }]))
  return problem.exit
}

export function reportUnclear(io: Io, problem: Unclear, { json }: Pick<EditOptions, 'json'>): ExitCode {
  const code = reportProblem(io, problem, json === true)
  for (const choice of problem.choices) io.err(`  ${harmless(choice)}`)
  return code
}
