/**
 * `milemark overview [FILES...]`: the main job. For each document what was read, what check finds, what is next.
 */
import { resolve } from 'node:path'
import type { Next, Overview } from '@milemark/core'
import { next, overview, overviewJson } from '@milemark/core'
import type { Document, Input } from '@milemark/node'
import { load } from '@milemark/node'
import { Command } from 'commander'
import type { ExitCode } from '../exit.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import type { SharedOptions } from '../options.ts'
import { withShared } from '../options.ts'
import { asides, inputExit, nothingToDo, othersSentence, plural, reportProblems } from '../report.ts'
import { guideBlock } from '../show/overview.ts'

const HELP = `
Examples:
  milemark overview                      every plan of this repository
  milemark overview docs/plan.md
  milemark overview docs --json`

export function overviewCommand(io: Io): Command {
  return withShared(new Command('overview'), io)
    .description('For each document: what was read, what check finds, what is next.')
    .argument('[FILES...]', 'documents or folders; without any, the plans of this repository')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: SharedOptions) => io.exit(await runOverview(io, files, options)))
}

/** A document with what is computed from it. */
export interface Viewed {
  readonly document: Document
  readonly overview: Overview
  readonly next: Next
}

async function runOverview(io: Io, files: readonly string[], { asOf, json }: SharedOptions): Promise<ExitCode> {
  const input = await load(files, { asOf, halves: 'both' })
  if (input.documents.length === 0) return nothingToDo(io, input, { command: 'overview', json: json === true })
  reportProblems(io, input)
  const viewed = input.documents.map((document) => view(document, asOf))
  if (json) printJson(io, overviewJson(viewed.map(row), { asOf, ...asides(input) }))
  else io.out(text(io, input, viewed).join('\n'))
  return inputExit(input)
}

const view = (document: Document, asOf: string): Viewed => ({
  document,
  overview: overview(document, document.path),
  next: next(document.plan, { asOf, path: document.path }),
})

const row = ({ document, overview, next }: Viewed) => ({ ...overview, paired: document.paired, next })

function text(io: Io, input: Input, viewed: readonly Viewed[]): string[] {
  const guides = inGuides(viewed)
  const others = othersSentence(input.others)
  const unread = input.problems.length > 0 ? `, ${plural(input.problems.length, 'file')} could not be read` : ''
  const total = viewed.length > 1 || unread !== '' ? ['', io.paint('dim', `${plural(viewed.length, 'document')}${unread}.`)] : []
  return [
    ...guides.flatMap((halves, at) => [...(at === 0 ? [] : ['', io.paint('dim', '─'.repeat(io.width)), '']), ...guideBlock(io, halves)]),
    ...(others === null ? [] : ['', io.paint('dim', others)]),
    ...total,
  ]
}

/** The two halves of a guide stand together, the planning half first; everything else stands alone. */
function inGuides(viewed: readonly Viewed[]): Viewed[][] {
  const byPath = new Map(viewed.map((one) => [resolve(one.document.path), one]))
  const placed = new Set<Viewed>()
  return viewed.flatMap((one) => {
    if (placed.has(one)) return []
    const half = one.document.paired === null ? undefined : byPath.get(resolve(one.document.paired))
    const halves = half && !placed.has(half) ? [one, half].sort((a, b) => Number(isTechnical(a)) - Number(isTechnical(b))) : [one]
    for (const part of halves) placed.add(part)
    return [halves]
  })
}

const isTechnical = ({ document }: Viewed): boolean => /[\\/]implementation[\\/][^\\/]+$/.test(document.path)
