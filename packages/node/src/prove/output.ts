/**
 * What a command prints: all of it hashed, the end of it kept. A program that prints without end costs no memory.
 */
import { createHash } from 'node:crypto'

export class Output {
  readonly #most: number
  readonly #hash = createHash('sha256')
  #kept: Buffer[] = []
  #size = 0
  #total = 0

  constructor(most: number) {
    this.#most = most
  }

  add(chunk: Buffer): void {
    this.#hash.update(chunk)
    this.#kept.push(chunk)
    this.#size += chunk.length
    this.#total += chunk.length
    if (this.#size > 2 * this.#most) this.#cut()
  }

  #cut(): void {
    const last = Buffer.concat(this.#kept).subarray(-this.#most)
    this.#kept = [last]
    this.#size = last.length
  }

  /** The last bytes as text, and the digest of everything. Called once, at the end. */
  end(): { readonly tail: string; readonly digest: string; readonly bytes: number } {
    this.#cut()
    return { tail: Buffer.concat(this.#kept).toString('utf8'), digest: this.#hash.digest('hex'), bytes: this.#total }
  }
}
