/**
 * Seeded random normals. Each trial has a stream of its own that depends on the seed and its number alone, so that any part of
 * the trials can be run anywhere, in any order, with the same result.
 *
 * The generator is xoshiro128** of Blackman and Vigna (2018); its state is filled by the finaliser of MurmurHash3.
 */
import { normalQuantile } from './normal.ts'

/** Levels of a normal: enough for any percentile that is shown, small enough to stay near the processor. */
const LEVELS = 1 << 14
const NORMALS = Float32Array.from({ length: LEVELS }, (_, level) => normalQuantile((level + 0.5) / LEVELS))

/** Fills `out` with independent standard normals. */
export function fillNormals(out: Float32Array, seed: number, trial: number): void {
  let a = mixed(seed ^ 0x9e3779b9)
  let b = mixed(trial ^ a)
  let c = mixed(b ^ 0x85ebca6b)
  let d = mixed(c ^ (trial + 1)) | 1
  for (let at = 0; at < out.length; at += 2) {
    const product = Math.imul(b, 5)
    const random = Math.imul((product << 7) | (product >>> 25), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    out[at] = NORMALS[random >>> 18] as number
    // Behind the end of an odd length nothing is written.
    out[at + 1] = NORMALS[(random >>> 4) & (LEVELS - 1)] as number
  }
}

function mixed(value: number): number {
  let hash = value | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
