/* lbfgs_passes.h -- the passes over all entries of x, g and the pairs that L-BFGS makes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * There are two over the pairs in an iteration, `direction` and `update`, where the
 * textbook's two loops make forty: what they take from one entry to the next are
 * products of whole vectors, and these are known once S'Y, Y'Y, S'g and Y'g are
 * (R. H. Byrd, J. Nocedal and R. B. Schnabel, Representations of quasi-Newton
 * matrices and their use in limited memory methods, Math. Programming 63 (1994)
 * 129-156, section 3).  Memory is read half as often, and threads meet twice.
 */
#ifndef LBFGS_PASSES_H
#define LBFGS_PASSES_H

#include <stddef.h>
#include "base/real.h"

#define lbfgs_passes_here   PASTE (lbfgs_passes, ISA, PRECISION)
#define lbfgs_passes_choose TYPED (lbfgs_passes_choose)

/* What they pass over: vectors of n numbers of the working precision. */
typedef struct {
  ptrdiff_t n;
  int threads;           /* at most so many                                     */
  void *x, *g, *d;       /* the point, the gradient there, the direction        */
  void *S, *Y;           /* n-by-memory: the pairs, a column each               */
  int memory, pairs, next;   /* columns; pairs there are; the column for the next */
  double *sums;          /* LBFGS_PARTS * lbfgs_sums (memory) numbers of scratch */
} lbfgs_vectors;

typedef struct {
  /* d = -(gamma g + S a + Y b); slope = g'd, square = d'd */
  void (*direction) (const lbfgs_vectors *v, double gamma, const double *a, const double *b,
                     double *slope, double *square);
  /* to = x + step d */
  void (*move) (const lbfgs_vectors *v, double step, void *to);
  /* g'd, for a gradient g */
  double (*slope) (const lbfgs_vectors *v, const void *g);
  /* largest |g(i)|; NaN if one is */
  double (*largest) (const lbfgs_vectors *v, const void *g);
  /* To x + step d, where the gradient is g: column `next` of S and Y becomes s, the
   * change of x, and y, the change of g, plus mu s; x and g are moved there;
   * *length = ||s||.  products receives four numbers for each column i of the pairs,
   * the new one among them: s_i'y, y_i'y (y the new one's), s_i'g, y_i'g. */
  void (*update) (const lbfgs_vectors *v, double step, const void *g, double mu,
                  double *products, double *length);
} lbfgs_passes;

#ifdef ISA
extern const lbfgs_passes lbfgs_passes_here;     /* of the instruction set compiled for */
#endif

/* The processor's, for vectors of double and of single. */
const lbfgs_passes *lbfgs_passes_choose (void);
const lbfgs_passes *lbfgs_passes_choose_s (void);

/* Numbers that are summed in a pass, at most; parts of n that are summed apart. */
enum { LBFGS_PARTS = 64 };
static inline size_t lbfgs_sums (int memory) { return 4 * (size_t) memory + 1; }

#endif
