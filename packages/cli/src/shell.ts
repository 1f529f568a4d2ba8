/**
 * Words of a command that is printed for somebody to type again.
 */
import { harmless } from './terminal/width.ts'

/** A word as a POSIX shell takes it: as it is where no sign of it means anything there, else in single quotes. */
export function shellWord(text: string): string {
  const plain = harmless(text)
  return /^[\p{L}\p{N}_@%+=:,./-]+$/u.test(plain) ? plain : `'${plain.replaceAll("'", String.raw`'\''`)}'`
}
