/**
 * What a person sees before a command is started for the first time, or after something of it was changed. Nothing of the document or
 * the repository may disguise itself here: what a terminal would not show is written out.
 */
import { unifiedDiff } from '@milemark/core'
import type { OraclePart, Proof, ProofGround, Remembered } from '@milemark/node'
import { isOpenEnded } from '@milemark/node'
import type { Io } from '../io.ts'
import { diffLines } from '../show/diff.ts'
import { duration } from './words.ts'

/** Lines of one script that are shown; the rest is a file to open. */
const MOST_LINES = 40

export function approvalScreen(io: Io, { item, asked }: Proof, ground: ProofGround, before: Remembered | null): string[] {
  const { paint } = io
  const whose = item.kind === 'verify' ? `shows that ${item.task} “${item.title}” is done` : `a step of the set-up: ${item.title}`
  return [
    '',
    `${paint('bold', `${visible(ground.document)}:${item.line}`)}  ${visible(whose)}`,
    '',
    ...shown(item.command).map((line) => `    ${paint('bold', line)}`),
    '',
    ...facts(asked, ground).map(([name, text]) => `  ${paint('dim', name.padEnd(9))}${text}`),
    ...oracleLines(io, asked.oracle, before),
    ...(isOpenEnded(item.command) ? ['  What $, * and the like stand for is not looked up.'] : []),
    '  This approves starting it; it does not vouch for what it calls in turn.',
  ]
}

function facts({ cwd, pass, network, timeoutMs, along, root }: Proof['asked'], { sandbox: { name } }: ProofGround): [string, string][] {
  const given = ['PATH without this repository', 'an empty HOME', ...pass.map((variable) => `your ${variable}`)]
  const isolated =
    name === 'bwrap'
      ? 'can write to the copy alone, and does not find .ssh, .aws and the like'
      : 'can reach what you can reach, if it looks for it'
  return [
    ['runs in', visible(`a copy of ${root}${cwd === '' ? '' : `, in ${cwd}`}, thrown away afterwards`)],
    ['finds', visible([...given, ...along].join(', '))],
    ['network', networkWords(network, name)],
    ['files', isolated],
    ['time', `${duration(timeoutMs)} at most`],
  ]
}

const networkWords = (network: boolean, sandbox: string): string =>
  sandbox === 'none'
    ? 'open: this machine has nothing that keeps a command off it (neither bwrap nor unshare works)'
    : network
      ? 'open, because you ask for it'
      : `off (${sandbox})`

function oracleLines(io: Io, oracle: readonly OraclePart[], before: Remembered | null): string[] {
  if (oracle.length === 0) return ['  It names nothing of this repository that could be looked up.']
  const isChanged = before !== null && JSON.stringify(before.oracle) !== JSON.stringify(oracle)
  return [
    isChanged ? '  What it calls has changed since you approved it:' : '  It calls:',
    ...oracle.flatMap((part) => partLines(io, part, before?.oracle.find(({ name }) => name === part.name) ?? null)),
    ...(before?.oracle ?? [])
      .filter(({ name }) => !oracle.some((part) => part.name === name))
      .map(({ name }) => `    ${visible(name)}: no longer called`),
  ]
}

function partLines(io: Io, { name, text }: OraclePart, before: OraclePart | null): string[] {
  if (before !== null && before.text !== text) {
    // The names of the two sides say nothing here.
    const [old, now] = [ended(before.text), ended(text)]
    const diff = unifiedDiff(name, old, [{ from: 0, to: old.length, insert: now }])
      .split('\n')
      .slice(2)
      .join('\n')
    return [`    ${visible(name)}`, ...cut(diffLines(io, shown(diff).join('\n')), name).map((line) => `      ${line}`)]
  }
  const same = before === null ? '' : io.paint('dim', ' (as you approved it)')
  return [
    `    ${visible(name)}${same}`,
    ...(before === null ? cut(shown(text.trimEnd()), name).map((line) => `      ${io.paint('dim', '|')} ${line}`) : []),
  ]
}

const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`)

const cut = (lines: readonly string[], name: string): string[] =>
  lines.length <= MOST_LINES
    ? [...lines]
    : [...lines.slice(0, MOST_LINES), `… ${lines.length - MOST_LINES} more lines; read them in ${visible(name)}`]

const shown = (text: string): string[] => text.split('\n').map((line) => counted(visible(line)))

/** Blanks enough to push the rest of a command out of sight. */
const counted = (line: string): string => line.replace(/[\p{Zs}\u2800]{9,}/gu, (blanks) => ` [${blanks.length} blanks] `)

/** Signs that steer a terminal, turn the direction of writing or have no width stand there as what they are. */
export const visible = (text: string): string =>
  text
    .replaceAll('\t', '  ')
    .replace(/\r$/, '')
    .replace(
      /[\p{C}\p{Default_Ignorable_Code_Point}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu,
      (sign) => `\\u{${(sign.codePointAt(0) as number).toString(16)}}`,
    )
