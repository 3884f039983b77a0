/* lbfgs_passes.h -- the passes over all entries of x, g and the pairs that L-BFGS makes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An iteration makes two passes over the pairs, `direction` and `update`, while the
 * textbook's two loops make forty.  These loops need only products of whole vectors,
 * and all of them follow from S'Y, Y'Y, S'g and Y'g
 * (R. H. Byrd, J. Nocedal and R. B. Schnabel, Representations of quasi-Newton
 * matrices and their use in limited memory methods, Math. Programming 63 (1994)
 * 129-156, section 3).  Memory is read half as often, and threads wait for each other
 * only twice.
 */
#ifndef LBFGS_PASSES_H
#define LBFGS_PASSES_H

#include <stddef.h>
#include "base/real.h"

#define lbfgs_passes_here   PASTE (lbfgs_passes, ISA, PRECISION)
#define lbfgs_passes_choose TYPED (lbfgs_passes_choose)

/* The vectors that they read and write: n numbers of the working precision each. */
typedef struct {
  ptrdiff_t n;
  int threads;           /* at most                                             */
  void *x, *g, *d;       /* the point, the gradient there, the direction        */
  void *S, *Y;           /* n-by-memory: the pairs, a column each               */
  int memory, pairs, next;   /* columns; number of pairs; column for the next one */
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
  /* largest |g(i)|; NaN if any g(i) is NaN */
  double (*largest) (const lbfgs_vectors *v, const void *g);
  /* Moves to x + step d, where the gradient is g: column `next` of S becomes s, the
   * change of x, and that of Y becomes y, the change of g plus mu s; then x and g are
   * set to the new ones; *length = ||s||.  products receives four numbers for each
   * column i of the pairs, also for the new one: s_i'y, y_i'y, s_i'g, y_i'g. */
  void (*update) (const lbfgs_vectors *v, double step, const void *g, double mu,
                  double *products, double *length);
} lbfgs_passes;

#ifdef ISA
extern const lbfgs_passes lbfgs_passes_here;    /* for the instruction set compiled for */
#endif

/* Those for this processor, for vectors of double and of single. */
const lbfgs_passes *lbfgs_passes_choose (void);
const lbfgs_passes *lbfgs_passes_choose_s (void);

/* The most parts that n entries are divided into; the most sums that a pass makes. */
enum { LBFGS_PARTS = 64 };
static inline size_t lbfgs_sums (int memory) { return 4 * (size_t) memory + 1; }

#endif
