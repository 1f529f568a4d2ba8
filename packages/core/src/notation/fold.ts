/**
 * Comparing words across languages, decorations and diacritics.
 */

/** Lower case, without diacritics, emoji and punctuation; words separated by one space. */
export function fold(text: string): string {
  // In plain English there is nothing to take off.
  if (!/[\u0080-\uffff]/.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9%]+/g, ' ')
      .trim()
  return text
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/(?<=[a-z])\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim()
}

/** False for scripts that put no spaces between words. */
export const isSpaced = (word: string): boolean => !/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0600-\u06ff]/.test(word)

/** Where a folded word stands in a folded text as a whole word; scripts without spaces match anywhere. -1 when it does not. */
export function wordIndex(folded: string, word: string): number {
  if (!isSpaced(word)) return folded.indexOf(word)
  return ` ${folded} `.indexOf(` ${word} `)
}

export const hasWord = (folded: string, word: string): boolean => wordIndex(folded, word) >= 0
