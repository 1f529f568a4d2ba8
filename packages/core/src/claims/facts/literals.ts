/**
 * Where a literal stands in a text as a whole word.
 */

/** True where the text holds the word with nothing of a name around it. */
export const hasWord = (text: string, word: string): boolean => wordOffsets(text, word, 1).length > 0

/** The first offsets at which a literal stands; a letter of a name before or behind it makes it another word. */
export function wordOffsets(text: string, word: string, most: number): number[] {
  const found: number[] = []
  if (word === '') return found
  const opens = isNamePart(word[0])
  const closes = isNamePart(word.at(-1))
  for (let at = text.indexOf(word); at >= 0 && found.length < most; at = text.indexOf(word, at + word.length)) {
    const isWhole = !(opens && isNamePart(text[at - 1])) && !(closes && isNamePart(text[at + word.length]))
    if (isWhole) found.push(at)
  }
  return found
}

const isNamePart = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}_$]/u.test(letter)
