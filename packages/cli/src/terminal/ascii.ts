/**
 * For terminals that show ASCII only: the signs that Milemark draws with, each as one character of the same width.
 *
 * It is applied at the edge, so that nothing that draws needs to know. Letters of documents stay what they are.
 */

const SIGNS: Readonly<Record<string, string>> = {
  '█': '#',
  '▓': '=',
  '░': '-',
  '◆': '*',
  '◇': 'o',
  '●': '*',
  '○': 'o',
  '✓': 'x',
  '▼': 'v',
  '·': '.',
  '┊': ':',
  '─': '-',
  '│': '|',
  '├': '|',
  '┤': '|',
  '└': '`',
  '╭': '.',
  '╮': '.',
  '╰': '`',
  '╯': "'",
  '→': '>',
  '←': '<',
  '…': '~',
  '“': '"',
  '”': '"',
  '’': "'",
  '–': '-',
}

const DRAWN = new RegExp(`[${Object.keys(SIGNS).join('')}]`, 'gu')

export const ascii = (text: string): string => text.replace(DRAWN, (sign) => SIGNS[sign] as string)

interface Environment {
  readonly [name: string]: string | undefined
}

/** `TERM=dumb`, the text console of Linux, or a locale that is stated and not UTF-8. Silence means UTF-8. */
export function wantsAscii(env: Environment): boolean {
  if (env.TERM === 'dumb' || env.TERM === 'linux') return true
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  return locale ? !/utf-?8/i.test(locale) : false
}
