/**
 * Colours for terminals: few, and never the only carrier of a meaning.
 */

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'blue' | 'cyan'

export type Paint = (style: Style, text: string) => string

const CODES: Readonly<Record<Style, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
}

export function painter(mode: 'colour' | 'plain'): Paint {
  if (mode === 'plain') return (_, text) => text
  return (style, text) => {
    const [on, off] = CODES[style]
    return text === '' ? '' : `\x1b[${on}m${text}\x1b[${off}m`
  }
}

interface Environment {
  readonly [name: string]: string | undefined
}

/** `NO_COLOR` wins, then `FORCE_COLOR`; else colours are for terminals that have them. */
export function wantsColour(env: Environment, { isTerminal }: { readonly isTerminal: boolean }): 'colour' | 'plain' {
  if (env.NO_COLOR) return 'plain'
  if (env.FORCE_COLOR !== undefined) return /^(?:0|false)$/.test(env.FORCE_COLOR) ? 'plain' : 'colour'
  return isTerminal && env.TERM !== 'dumb' ? 'colour' : 'plain'
}
