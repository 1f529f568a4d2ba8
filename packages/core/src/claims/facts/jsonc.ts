/**
 * JSON as settings files write it: with comments and a comma behind the last entry.
 */

/** The value; undefined for what cannot be read. */
export function jsonc(text: string): unknown {
  try {
    return JSON.parse(plainJson(text))
  } catch {
    return undefined
  }
}

/** A property of what may be an object. */
export const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined

/** Without comments and last commas; one pass over the text, whatever stands in it. */
function plainJson(text: string): string {
  const kept: string[] = []
  for (let at = 0; at < text.length; ) {
    const end = endOfPart(text, at)
    const isComment = text[at] === '/' && end > at + 1
    if (!isComment && text[at] !== '\uFEFF') kept.push(text.slice(at, end))
    at = end
  }
  return kept.filter((part, index) => part !== ',' || !/^\s*[}\]]/.test(kept.slice(index + 1, index + 40).join(''))).join('')
}

/** Where the string, the comment, or the run of other letters that begins here ends. */
function endOfPart(text: string, from: number): number {
  const closing = text.startsWith('//', from) ? '\n' : text.startsWith('/*', from) ? '*/' : null
  if (closing !== null) {
    const end = text.indexOf(closing, from + 2)
    return end < 0 ? text.length : end + (closing === '\n' ? 0 : 2)
  }
  if (text[from] !== '"') {
    let at = from + 1
    if (!/[,}\]/\uFEFF]/.test(text[from] as string)) while (at < text.length && !/[",/}\]\uFEFF]/.test(text[at] as string)) at++
    return at
  }
  let at = from + 1
  while (at < text.length && text[at] !== '"' && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1
  return Math.min(at + 1, text.length)
}
