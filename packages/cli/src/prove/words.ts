/**
 * Words for runs: how long, how it ended.
 */
import type { Proved } from '@milemark/node'

/** `0.8 s`, `12 s`, `3 min`. */
export function duration(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1).replace(/\.0$/, '')} s`
  return ms < 120_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`
}

export function ending({ result, proof }: Proved): string {
  switch (result.how) {
    case 'timeout':
      return `did not end within ${duration(proof.asked.timeoutMs)}`
    case 'aborted':
      return 'was interrupted'
    case 'not-started':
      return 'could not be started'
    default:
      return result.exit === null ? 'was ended by a signal' : `exit ${result.exit}`
  }
}

/** What kept the command from what, in two words. */
export const confinement = ({ sandbox, net }: { readonly sandbox: string; readonly net: boolean }): string =>
  `sandbox ${sandbox}, network ${net ? 'open' : 'off'}`
