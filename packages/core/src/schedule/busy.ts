/**
 * When a person is taken: disjoint stretches on the axis of their calendar, half-open, in order, neighbours merged.
 *
 * A class, because the four guarantees belong to the two arrays together.
 */
export class Busy {
  readonly #from: number[] = []
  readonly #to: number[] = []

  /** The first place from `place` on at which `duration` minutes are free. */
  earliest(place: number, duration: number): number {
    if (duration === 0) return place
    let at = place
    for (let index = this.#firstEndingAfter(place); index < this.#from.length; index++) {
      if ((this.#from[index] as number) >= at + duration) break
      at = Math.max(at, this.#to[index] as number)
    }
    return at
  }

  /** Takes `[from, to)`, which has to be free. */
  take(from: number, to: number): void {
    if (from === to) return
    const index = this.#firstEndingAfter(from)
    const joinsBefore = index > 0 && this.#to[index - 1] === from
    const joinsAfter = this.#from[index] === to
    if (joinsBefore && joinsAfter) {
      this.#to[index - 1] = this.#to[index] as number
      this.#from.splice(index, 1)
      this.#to.splice(index, 1)
    } else if (joinsBefore) this.#to[index - 1] = to
    else if (joinsAfter) this.#from[index] = from
    else {
      this.#from.splice(index, 0, from)
      this.#to.splice(index, 0, to)
    }
  }

  #firstEndingAfter(place: number): number {
    let low = 0
    let high = this.#to.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#to[middle] as number) <= place) low = middle + 1
      else high = middle
    }
    return low
  }
}
