/**
 * For commands that need exactly one document: the one that is named, the only one there is, or a list to choose from.
 */

import { errorJson } from '@milemark/core'
import type { Document, Input } from '@milemark/node'
import { load } from '@milemark/node'
import type { ExitCode } from './exit.ts'
import { EXIT } from './exit.ts'
import type { Io } from './io.ts'
import { printJson } from './io.ts'
import { nothingToDo, reportProblems } from './report.ts'

export interface SingleOptions {
  readonly file: string | undefined
  readonly asOf: string
  readonly json: boolean
  readonly findings: 'wanted' | 'skipped'
  readonly command: string
  /** The command as it would be typed for the document at a path. */
  readonly typed: (path: string) => string
}

/** The document; or, after it has been said why there is none, how the command ends. */
export async function single(io: Io, { file, asOf, json, findings, command, typed }: SingleOptions): Promise<Document | ExitCode> {
  const input = await load(file === undefined ? [] : [file], { asOf, findings })
  const [first, second] = input.documents
  if (!first) return nothingToDo(io, input, { command, json })
  if (second) return choose(io, input, { typed, json })
  reportProblems(io, input)
  return first
}

function choose(io: Io, { documents }: Input, { typed, json }: Pick<SingleOptions, 'typed' | 'json'>): ExitCode {
  const message = `There are ${documents.length} plan documents; name one of them.`
  io.err(`milemark: ${message}`)
  for (const { path } of documents) io.err(`  ${typed(path)}`)
  if (json) printJson(io, errorJson(documents.map(({ path }) => ({ path, code: 'several', message }))))
  return EXIT.usage
}
