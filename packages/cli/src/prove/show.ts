/**
 * The commands of a document and what is known of them, and what a run gave.
 */
import { redacted } from '@milemark/core'
import type { Proof, Proved } from '@milemark/node'
import type { Io } from '../io.ts'
import type { Style } from '../terminal/colour.ts'
import { table } from '../terminal/table.ts'
import { harmless, truncate } from '../terminal/width.ts'
import { visible } from './screen.ts'
import { confinement, duration, ending } from './words.ts'

const STATES: Readonly<Record<Proof['state'], readonly [string, Style]>> = {
  holds: ['holds', 'green'],
  broken: ['broken', 'red'],
  stale: ['stale', 'yellow'],
  never: ['never run', 'dim'],
  ask: ['ask', 'yellow'],
}

export function proofLines(io: Io, proofs: readonly Proof[]): string[] {
  const rows = proofs.map(({ item, state, why, evidence }) => [
    { text: String(item.number) },
    { text: STATES[state][0], style: STATES[state][1] },
    { text: item.kind === 'setup' ? 'set-up' : (item.task ?? ''), style: 'dim' as const },
    { text: [firstLine(item.command), ...notes({ item, state, why, evidence })].join(' — ') },
    { text: `line ${item.line}`, style: 'dim' as const },
  ])
  return table(rows, [{ align: 'right' }, {}, { most: 16 }, { flexible: true }, {}], { width: io.width, paint: io.paint, indent: 2 })
}

function notes({ item, state, why, evidence }: Pick<Proof, 'item' | 'state' | 'why' | 'evidence'>): string[] {
  if (why !== null) return [why.replace(/^stale: /, '')]
  if (evidence && (state === 'holds' || state === 'broken'))
    return [
      `${evidence.exit === null ? 'no exit' : `exit ${evidence.exit}`}, ${duration(evidence.ms)}, ${evidence.at.slice(0, 10)}, ${confinement(evidence)}`,
    ]
  return item.apart === null ? [] : [`only by its number: ${item.apart}`]
}

function firstLine(command: string): string {
  const [first = '', ...rest] = redacted(command).split('\n')
  return visible(first) + (rest.length > 0 ? ' …' : '')
}

const LAST_LINES = { holds: 3, broken: 20 }

export function resultLines(io: Io, proved: Proved): string[] {
  const { proof, result, state, unkept } = proved
  const head = `${proof.item.number}  ${firstLine(proof.item.command)}`
  const facts = `${ending(proved)}, ${duration(result.ms)}, ${confinement(result)}`
  const lines = result.tail.trimEnd().split('\n').map(harmless).slice(-LAST_LINES[state])
  const packages = packagesHint(proved)
  return [
    `${io.paint(state === 'holds' ? 'green' : 'red', state.padEnd(6))}  ${head}`,
    `        ${io.paint('dim', facts)}`,
    ...(result.tail.trim() === ''
      ? []
      : lines.map((line) => `        ${io.paint('dim', '|')} ${truncate(line, Math.max(20, io.width - 10))}`)),
    ...(packages === null ? [] : [`        ${packages}`]),
    ...(unkept === null ? [] : [`        ${unkept}`]),
  ]
}

/** What a copy lacks is often why something fails there and nowhere else. */
function packagesHint({ state, result, proof }: Proved): string | null {
  if (state === 'holds') return null
  if (/not a git repository/i.test(result.tail)) return 'The copy it ran in has no git data.'
  if (
    !result.net &&
    /ENOTFOUND|EAI_AGAIN|ENETUNREACH|could not resolve|network is unreachable|temporary failure in name/i.test(result.tail)
  )
    return 'It ran without the network; --network asks to allow it.'
  const lacks = /cannot find (?:module|package)|not found|no module named|command not found/i.test(result.tail)
  return lacks && proof.asked.along.length === 0
    ? 'The copy it ran in holds only what git knows: no installed packages, and an empty home folder.'
    : null
}
