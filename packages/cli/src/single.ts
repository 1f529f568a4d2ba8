/**
 * For commands that need exactly one document: the one that is named, the only one there is, or a list to choose from.
 */
import { EXIT } from './exit.ts'
import type { Document, Input } from './input.ts'
import { load } from './input.ts'
import type { Io } from './io.ts'
import { printJson } from './io.ts'
import { nothingToDo, reportProblems } from './report.ts'
import { errorJson } from '@milemark/core'

export interface SingleOptions {
  readonly file: string | undefined
  readonly asOf: string
  readonly json: boolean
  /** The command as it would be typed, `FILE` standing for the document. */
  readonly command: string
}

/** The document, or null after it has been said why there is none; the exit code is set then. */
export async function single(io: Io, { file, asOf, json, command }: SingleOptions): Promise<Document | null> {
  const input = await load(file === undefined ? [] : [file], { asOf })
  const [first, second] = input.documents
  if (!first) {
    nothingToDo(io, input, { command: command.split(' ')[0] as string, json })
    return null
  }
  if (second) {
    choose(io, input, { command, json })
    return null
  }
  reportProblems(io, input)
  return first
}

function choose(io: Io, { documents }: Input, { command, json }: Pick<SingleOptions, 'command' | 'json'>): void {
  const message = `There are ${documents.length} plan documents; name one of them.`
  io.err(`milemark: ${message}`)
  for (const { path } of documents) io.err(`  milemark ${command.replace('FILE', path)}`)
  if (json) printJson(io, errorJson(documents.map(({ path }) => ({ path, code: 'several', message }))))
  io.exit(EXIT.usage)
}
