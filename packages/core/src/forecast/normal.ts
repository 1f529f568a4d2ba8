/**
 * The standard normal distribution and its inverse.
 */

const P_LOW = 0.02425
const A = [-3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1, 2.506628277459239]
const B = [-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1]
const C = [-7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783]
const D = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416]

/**
 * The value below which a standard normal lies with chance `u`; relative error below 1.2e-9 (Acklam 2003).
 *
 * @param u above 0 and below 1; -Infinity and Infinity outside
 */
export function normalQuantile(u: number): number {
  if (u <= 0) return Number.NEGATIVE_INFINITY
  if (u >= 1) return Number.POSITIVE_INFINITY
  if (u < P_LOW) return tail(Math.sqrt(-2 * Math.log(u)))
  if (u > 1 - P_LOW) return -tail(Math.sqrt(-2 * Math.log(1 - u)))
  const q = u - 0.5
  const r = q * q
  return (polynomial(A, r) * q) / (polynomial(B, r) * r + 1)
}

const tail = (q: number): number => polynomial(C, q) / (polynomial(D, q) * q + 1)

const polynomial = (coefficients: readonly number[], x: number): number => coefficients.reduce((sum, own) => sum * x + own, 0)

/** The chance that a standard normal lies below `z`; absolute error below 7.5e-8 (Abramowitz and Stegun 26.2.17). */
export function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  const above = density * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return z > 0 ? 1 - above : above
}
