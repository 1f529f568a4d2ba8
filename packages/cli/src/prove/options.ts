/**
 * Options of what is run, shared by `run` and `done --verify`.
 */
import { LONGEST_MS, mayPass, TIMEOUT_MS } from '@milemark/node'
import type { Command } from 'commander'
import { InvalidArgumentError, Option } from 'commander'

export interface ProveOptions {
  readonly network?: true
  readonly timeout: number
  readonly env?: readonly string[]
  readonly fresh?: true
}

export const withProving = (command: Command): Command =>
  command
    .option('--network', 'ask to allow the network, which is off otherwise')
    .addOption(
      new Option('--timeout <TIME>', 'how long it may take, as 90s or 5m; at most 30m').argParser(timeLimit).default(TIMEOUT_MS, '60s'),
    )
    .addOption(new Option('--env <NAME>', 'hand on this variable of yours; may be repeated').argParser(variable))
    .option('--fresh', 'a copy without installed packages (node_modules, vendor)')

/** For `proofsOf`. */
export const wanted = ({ network, timeout, env = [], fresh }: ProveOptions) => ({
  network: network === true,
  timeoutMs: timeout,
  pass: env,
  packages: fresh ? ('fresh' as const) : ('copied' as const),
})

const UNITS: Readonly<Record<string, number>> = { '': 1000, s: 1000, m: 60_000, min: 60_000 }

export function timeLimit(text: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*(s|m|min)?$/.exec(text.trim()) ?? []
  const ms = Math.round(Number(number) * (UNITS[unit] ?? 0))
  if (!(ms >= 1000 && ms <= LONGEST_MS)) throw new InvalidArgumentError('Write 1s to 30m, as 90s or 5m.')
  return ms
}

function variable(name: string, before: readonly string[] = []): readonly string[] {
  if (!mayPass(name))
    throw new InvalidArgumentError('Write the name of a variable. Those that decide which programs are started are never handed on.')
  return [...new Set([...before, name])]
}
