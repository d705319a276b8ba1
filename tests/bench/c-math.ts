/**
 * Holds the C of the functions that a printed program needs: exp and ln by the operations of src/math/exp-log.ts, or
 * the C library's where LIBM is defined, and the looks into the past.
 */
export const C_MATH = `
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static inline double least(double a, double b) { return a < b ? a : b; }
static inline double most(double a, double b) { return a > b ? a : b; }
static inline double safe(double a, double b) { return b == 0 ? 0 : a / b; }

#ifdef LIBM
#define exp_of exp
#define ln_of log
#define pow_of pow
#else
static inline int64_t bits_of(double x) { int64_t bits; memcpy(&bits, &x, 8); return bits; }
static inline double of_bits(int64_t bits) { double x; memcpy(&x, &bits, 8); return x; }

static inline double exp_of(double x) {
  if (!(x >= -708.396)) return x < 0 ? 0 : NAN;
  if (x > 709.78) return INFINITY;
  const double k = floor(x * 1.4426950408889634 + 0.5);
  const double r = x - k * 0.693147180559663 - k * 2.8235290563031577e-13;
  const double r2 = r * r, r4 = r2 * r2;
  const double low = 0.5 + 0.16666666666666666 * r + (0.041666666666666664 + 0.008333333333333333 * r) * r2;
  const double middle = 0.001388888888888889 + 0.0001984126984126984 * r
    + (2.48015873015873e-5 + 2.7557319223985893e-6 * r) * r2;
  const double high = 2.755731922398589e-7 + 2.505210838544172e-8 * r
    + (2.08767569878681e-9 + 1.6059043836821613e-10 * r) * r2;
  const double y = 1 + (r + r2 * (low + middle * r4 + high * (r4 * r4)));
  return of_bits(bits_of(y) + ((int64_t)k << 52));
}

static inline double ln_of_normal(double x, int scale) {
  const int64_t exponent = (bits_of(x) - ((int64_t)0x3fe6a09e << 32)) >> 52;
  const double f = of_bits(bits_of(x) - (exponent << 52)) - 1;
  const double k = (double)exponent - scale;
  const double s = f / (2 + f);
  const double w = s * s, w2 = w * w, w4 = w2 * w2;
  const double low = 0.6666666666666666 + 0.4 * w + (0.2857142857142857 + 0.2222222222222222 * w) * w2;
  const double middle = 0.18181818181818182 + 0.15384615384615385 * w
    + (0.13333333333333333 + 0.11764705882352941 * w) * w2;
  const double high = 0.10526315789473684 + 0.09523809523809523 * w;
  const double rest = w * (low + middle * w4 + high * (w4 * w4));
  return k * 0.693147180559663 + (f - (s * (f - rest) - k * 2.8235290563031577e-13));
}

static inline double ln_of(double x) {
  if (!(x >= 0x1p-1022)) return x > 0 ? ln_of_normal(x * 0x1p54, 54) : x == 0 ? -INFINITY : NAN;
  return x == INFINITY ? x : ln_of_normal(x, 0);
}

static inline double pow_of(double x, double y) { return y == 0 ? 1 : exp_of(y * ln_of(x)); }
#endif

static inline double logistic(double x) { return 1 / (1 + exp_of(-x)); }

static inline double delay(const double *past, int now, double months) {
  const double when = now - most(months, 0);
  if (when <= 0) return past[0];
  const int month = (int)when;
  const double fraction = when - month;
  return fraction == 0 ? past[month] : past[month] + (past[month + 1] - past[month]) * fraction;
}

static inline double previous(const double *past, int now, double first) {
  return now == 0 ? first : past[now - 1];
}

static inline double behind(const double *past, int now, double level) {
  int month = now;
  while (month >= 0 && past[month] > level) month--;
  if (month == now) return 0;
  if (month < 0) return now;
  return now - (month + (level - past[month]) / (past[month + 1] - past[month]));
}
`
