/**
 * The hints of the unfilled guide, so that a section which still holds nothing else is known to be empty.
 *
 * They are somebody else's words, so only their hashes stand here: FNV-1a, 32 bit, over the folded line.
 */
import { fold } from '../../notation/fold.ts'

const HASHES: ReadonlySet<number> = new Set([
  0x01312573, 0x031c5f49, 0x08e17487, 0x0e2d6e09, 0x118b2493, 0x1a65535b, 0x1ad1c6e6, 0x1cba4400, 0x22a149ad, 0x26f089cc, 0x316674b2,
  0x3667200d, 0x3a60ee51, 0x3b5ac736, 0x3cd5a441, 0x3dc49cda, 0x406de3ef, 0x42305d7e, 0x43668d17, 0x4e94ddfe, 0x53d2c4aa, 0x5564cfd5,
  0x55e10118, 0x5a9c1ff9, 0x60e5547a, 0x692909ca, 0x6aa29bc9, 0x6bbfb221, 0x6d7c2955, 0x6eefeeb0, 0x758aa578, 0x764a2896, 0x84f6f41f,
  0x85594ad8, 0x89d01ed4, 0x971a7d41, 0x9d13d0b8, 0xa23336e7, 0xa4140e93, 0xaabbfaa9, 0xaca34087, 0xb1d004c0, 0xb686ddea, 0xbf3ec10e,
  0xc17ca368, 0xc34431f5, 0xc4155ff4, 0xc4aa7619, 0xc9a8fea8, 0xcbac361a, 0xcd9075be, 0xd5b62678, 0xd92efebd, 0xe29a87d3, 0xe6003119,
  0xe60deb72, 0xeb29811a, 0xf35b15e3, 0xf3796d0e, 0xf4e363eb, 0xf6677c64, 0xf81e1da7,
])

/** True for a line of the unfilled guide, or one that is nothing but a placeholder. */
export const isHint = (line: string): boolean =>
  HASHES.has(hash(fold(line))) ||
  /^[^\p{L}\p{N}]{0,40}(?:[\p{L}]+\s{0,3}\d*(?:\.\d+)?\s{0,3}[:：.—-]\s*)?[[<{]{1,2}[^\]>}]+[\]>}]{1,2}[^\p{L}\p{N}]*$/u.test(line)

function hash(text: string): number {
  let value = 0x811c9dc5
  for (const sign of text) value = Math.imul(value ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return value
}
