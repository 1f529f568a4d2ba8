/**
 * Counts what passed and what failed, says why, and ends the process with 1 when anything failed.
 */
export function report(title) {
  let passed = 0
  let failed = 0
  return {
    /** @param {string | null} problem what is wrong, or null */
    add(name, problem) {
      if (problem === null) passed++
      else {
        failed++
        console.log(`FAILED ${name}: ${problem}`)
      }
    },
    end() {
      console.log(`${title}: ${passed} passed, ${failed} failed`)
      process.exitCode = failed > 0 || passed === 0 ? 1 : 0
    },
  }
}
