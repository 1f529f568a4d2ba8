/**
 * A world for tests: plain text of a given width that is written nowhere.
 */
import type { Io } from '../../io.ts'
import { painter } from '../../terminal/colour.ts'

export const silentIo = (width: number): Io => ({
  width,
  screen: width,
  paint: painter('plain'),
  isTerminal: false,
  today: () => '2026-11-23',
  out: () => {},
  data: () => {},
  err: () => {},
  exit: () => {},
})
