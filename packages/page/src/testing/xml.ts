/**
 * A small checker for well-formed XML, enough for what this package writes: pages are written so that they pass too.
 */

const TOKEN = /<!doctype html>|<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|[^<]+/gy
const ENTITY = /&(?!(?:amp|lt|gt|quot|#39);)/

/** What is wrong with a text as XML; empty where nothing is. */
export function xmlProblems(text: string): string[] {
  const problems: string[] = []
  const open: string[] = []
  const ids = new Set<string>()
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex
    const token = TOKEN.exec(text)
    if (token === null) return [...problems, `no markup at ${from}: ${text.slice(from, from + 60)}`]
    const [whole, closes, name, attributes, isEmpty] = token
    if (ENTITY.test(whole)) problems.push(`bare & in ${whole.slice(0, 60)}`)
    // Inside of a style sheet only the end of the element is markup.
    if (name === undefined) continue
    if (closes) {
      const last = open.pop()
      if (last !== name) problems.push(`</${name}> closes <${last}>`)
    } else if (!isEmpty) open.push(name)
    for (const [, id = ''] of (attributes ?? '').matchAll(/\sid="([^"]*)"/g)) {
      if (ids.has(id)) problems.push(`the id ${id} stands twice`)
      ids.add(id)
    }
  }
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)) problems.push('a character that XML forbids')
  return [...problems, ...open.map((name) => `<${name}> is never closed`)]
}

/** What an attribute of an element is, wherever the element has the class: `valuesOf(svg, 'mm-p50', 'd')`. */
export const valuesOf = (text: string, style: string, attribute: string): string[] =>
  [...text.matchAll(/<[a-z]+((?: [\w:-]+="[^"]*")*)\/?>/g)].flatMap(([, attributes = '']) => {
    const own = new Map([...attributes.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
    return own.get('class')?.split(' ').includes(style) ? (own.get(attribute) ?? []) : []
  })

/** The texts of a picture with their places. */
export const textsOf = (svg: string): { text: string; x: number; y: number; end: boolean }[] =>
  [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', text = '']) => ({
    text,
    x: Number(/ x="([^"]*)"/.exec(attributes)?.[1]),
    y: Number(/ y="([^"]*)"/.exec(attributes)?.[1]),
    end: attributes.includes('text-anchor="end"'),
  }))
