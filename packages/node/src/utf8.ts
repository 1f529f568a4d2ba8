/**
 * Where bytes stop being UTF-8: for the message only, once the strict decoder has refused them.
 */

export interface BytePlace {
  readonly offset: number
  /** 1-based. */
  readonly line: number
  /** 1-based, in bytes. */
  readonly column: number
}

/** The first byte that belongs to no valid sequence (Unicode 15, table 3-7). The end of the bytes when a sequence is cut off there. */
export function firstBadByte(bytes: Uint8Array): BytePlace {
  let at = 0
  let line = 1
  let lineStart = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length === 0) break
    if (bytes[at] === 0x0a) {
      line++
      lineStart = at + 1
    }
    at += length
  }
  return { offset: at, line, column: at - lineStart + 1 }
}

/** For a leading byte: how many follow, and the range of the first that does. */
function shape(lead: number): readonly [more: number, low: number, high: number] | null {
  if (lead < 0x80) return [0, 0, 0]
  if (lead >= 0xc2 && lead <= 0xdf) return [1, 0x80, 0xbf]
  if (lead >= 0xe0 && lead <= 0xef) return [2, lead === 0xe0 ? 0xa0 : 0x80, lead === 0xed ? 0x9f : 0xbf]
  if (lead >= 0xf0 && lead <= 0xf4) return [3, lead === 0xf0 ? 0x90 : 0x80, lead === 0xf4 ? 0x8f : 0xbf]
  return null
}

/** 0 when no valid sequence starts there. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const found = shape(bytes[at] as number)
  if (!found) return 0
  const [more, low, high] = found
  for (let next = 1; next <= more; next++) {
    const byte = bytes[at + next] ?? 0
    if (byte < (next === 1 ? low : 0x80) || byte > (next === 1 ? high : 0xbf)) return 0
  }
  return more + 1
}
